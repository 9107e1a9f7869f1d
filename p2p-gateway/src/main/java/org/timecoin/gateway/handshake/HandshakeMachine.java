package org.timecoin.gateway.handshake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timecoin.gateway.handshake.HandshakeAction.Close;
import org.timecoin.gateway.handshake.HandshakeAction.CountUnreadable;
import org.timecoin.gateway.handshake.HandshakeAction.Open;
import org.timecoin.gateway.handshake.HandshakeAction.Replay;
import org.timecoin.gateway.handshake.HandshakeAction.Send;
import org.timecoin.gateway.handshake.HandshakeEvent.Received;
import org.timecoin.gateway.handshake.HandshakeEvent.Unreadable;
import org.timecoin.gateway.handshake.HandshakeState.AwaitingAck;
import org.timecoin.gateway.handshake.HandshakeState.AwaitingHandshake;
import org.timecoin.gateway.handshake.HandshakeState.Failed;
import org.timecoin.gateway.handshake.HandshakeState.Opened;
import org.timecoin.gateway.handshake.HandshakeState.Outcome;
import org.timecoin.gateway.peer.CloseReason;
import org.timecoin.protocol.message.ConnectionMessage.Ack;
import org.timecoin.protocol.message.ConnectionMessage.GetPeers;
import org.timecoin.protocol.message.ConnectionMessage.Handshake;
import org.timecoin.protocol.message.Message;

/**
 * The beginning of a connection for both sides, as protocol.md section 5 has it: {@code (state,
 * event, now)} gives a state and actions. Nothing a peer sends after its handshake is lost or
 * punished: what arrives with it is processed after it, in order.
 */
public final class HandshakeMachine {

  private final HandshakeRules rules;

  /** A machine with these rules; it has no state of its own. */
  public HandshakeMachine(HandshakeRules rules) {
    this.rules = rules;
  }

  /** A state and what to do on the way into it. */
  public record Step(HandshakeState state, List<HandshakeAction> actions) {
    public Step {
      actions = List.copyOf(actions);
    }
  }

  /** A peer dialled us. */
  public Step accepted(long nowMs) {
    return new Step(new AwaitingHandshake(nowMs + rules.handshakeMs()), List.of());
  }

  /** We dialled a peer: say the handshake and nothing else until its Ack. */
  public Step dialled(long nowMs) {
    Message ours =
        new Handshake(
            rules.network().magic(), HandshakeRules.PROTOCOL_VERSION, rules.network().wireName());
    return new Step(new AwaitingAck(nowMs + rules.ackMs(), List.of(), 0), List.of(new Send(ours)));
  }

  /** What an event leads to. Times are milliseconds of a clock that never jumps. */
  public Step next(HandshakeState state, HandshakeEvent event, long nowMs) {
    return switch (state) {
      case AwaitingHandshake awaiting -> acceptor(awaiting, event, nowMs);
      case AwaitingAck awaiting -> dialler(awaiting, event, nowMs);
      case Opened opened -> new Step(opened, List.of());
      case Failed failed -> new Step(failed, List.of());
    };
  }

  private Step acceptor(AwaitingHandshake state, HandshakeEvent event, long nowMs) {
    return switch (event) {
      case Received(Handshake hello, int bytes) ->
          fault(hello).map(HandshakeMachine::fail).orElseGet(HandshakeMachine::accept);
      case Received ignored -> fail(CloseReason.NOT_A_HANDSHAKE);
      case Unreadable(boolean oldProtocol) ->
          fail(oldProtocol ? CloseReason.OLD_PROTOCOL : CloseReason.UNPARSEABLE);
      case HandshakeEvent.Tick ignored ->
          nowMs < state.deadlineMs()
              ? new Step(state, List.of())
              : fail(CloseReason.HANDSHAKE_TIMEOUT);
      case HandshakeEvent.Ended ignored -> fail(CloseReason.ENDED_BY_PEER);
    };
  }

  private Optional<CloseReason> fault(Handshake hello) {
    if (!hello.magic().equals(rules.network().magic())) {
      return Optional.of(CloseReason.WRONG_MAGIC);
    }
    if (hello.protocolVersion() != HandshakeRules.PROTOCOL_VERSION) {
      return Optional.of(CloseReason.WRONG_PROTOCOL_VERSION);
    }
    return hello.network().equals(rules.network().wireName())
        ? Optional.empty()
        : Optional.of(CloseReason.OTHER_NETWORK);
  }

  private static Step accept() {
    return new Step(
        new Opened(Outcome.ACCEPTED),
        List.of(new Send(new Ack(Ack.HANDSHAKE)), new Send(new GetPeers()), new Open()));
  }

  private Step dialler(AwaitingAck state, HandshakeEvent event, long nowMs) {
    return switch (event) {
      case Received(Ack ack, int bytes) when ack.messageType().equals(Ack.HANDSHAKE) ->
          open(state, Outcome.ACKNOWLEDGED);
      case Received received -> keep(state, received);
      case Unreadable ignored -> new Step(state, List.of(new CountUnreadable()));
      case HandshakeEvent.Tick ignored ->
          nowMs < state.deadlineMs() ? new Step(state, List.of()) : open(state, Outcome.ASSUMED);
      case HandshakeEvent.Ended ignored -> fail(CloseReason.ENDED_BEFORE_ACK);
    };
  }

  private Step keep(AwaitingAck state, Received received) {
    int bytes = state.earlyBytes() + received.bytes();
    if (state.early().size() >= rules.earlyMessages() || bytes > rules.earlyBytes()) {
      return fail(CloseReason.TOO_EARLY_TOO_MUCH);
    }
    List<Received> early = new ArrayList<>(state.early());
    early.add(received);
    return new Step(new AwaitingAck(state.deadlineMs(), early, bytes), List.of());
  }

  private static Step open(AwaitingAck state, Outcome outcome) {
    List<HandshakeAction> actions = new ArrayList<>();
    actions.add(new Open());
    state.early().forEach(kept -> actions.add(new Replay(kept.message(), kept.bytes())));
    return new Step(new Opened(outcome), actions);
  }

  private static Step fail(CloseReason reason) {
    return new Step(new Failed(reason), List.of(new Close(reason)));
  }
}
