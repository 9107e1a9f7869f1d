package org.timecoin.gateway.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timecoin.gateway.handshake.HandshakeAction.Close;
import org.timecoin.gateway.handshake.HandshakeAction.CountUnreadable;
import org.timecoin.gateway.handshake.HandshakeAction.Open;
import org.timecoin.gateway.handshake.HandshakeAction.Replay;
import org.timecoin.gateway.handshake.HandshakeAction.Send;
import org.timecoin.gateway.handshake.HandshakeEvent.Ended;
import org.timecoin.gateway.handshake.HandshakeEvent.Received;
import org.timecoin.gateway.handshake.HandshakeEvent.Tick;
import org.timecoin.gateway.handshake.HandshakeEvent.Unreadable;
import org.timecoin.gateway.handshake.HandshakeMachine.Step;
import org.timecoin.gateway.handshake.HandshakeState.Failed;
import org.timecoin.gateway.handshake.HandshakeState.Opened;
import org.timecoin.gateway.handshake.HandshakeState.Outcome;
import org.timecoin.gateway.peer.CloseReason;
import org.timecoin.gateway.peer.Violation;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.message.ChainMessage.BlockHeightResponse;
import org.timecoin.protocol.message.ChainMessage.GetBlockHeight;
import org.timecoin.protocol.message.ConnectionMessage.Ack;
import org.timecoin.protocol.message.ConnectionMessage.GetPeers;
import org.timecoin.protocol.message.ConnectionMessage.Handshake;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.network.Network;

/** The table of protocol.md section 5, "Accepting" and "Connecting". */
class HandshakeMachineTest {

  private static final Message HANDSHAKE = hello("54494d45", 1, "Testnet");
  private static final Message ACK = new Ack("Handshake");

  private final HandshakeMachine machine =
      new HandshakeMachine(new HandshakeRules(Network.TESTNET, 10_000, 10_000, 64, 1_000));

  @Test
  void anAcceptorWaitsSilently() {
    assertThat(machine.accepted(0).actions()).isEmpty();
  }

  @Test
  void aRightHandshakeIsAcknowledgedBeforeAnythingElseIsSaid() {
    Step step = accept(HANDSHAKE);

    assertThat(step.state()).isEqualTo(new Opened(Outcome.ACCEPTED));
    assertThat(step.actions()).containsExactly(new Send(ACK), new Send(new GetPeers()), new Open());
  }

  @ParameterizedTest
  @CsvSource({
    "c01d7e4d, 1, Testnet, WRONG_MAGIC, BAD_HANDSHAKE",
    "54494d45, 2, Testnet, WRONG_PROTOCOL_VERSION, BAD_HANDSHAKE",
    "54494d45, -1, Testnet, WRONG_PROTOCOL_VERSION, BAD_HANDSHAKE",
    "c01d7e4d, 2, Mainnet, WRONG_MAGIC, BAD_HANDSHAKE",
    "54494d45, 1, Mainnet, OTHER_NETWORK,",
    "54494d45, 1, testnet, OTHER_NETWORK,",
    "54494d45, 1, '', OTHER_NETWORK,",
  })
  void aWrongHandshakeClosesWithItsReason(
      String magic, int version, String network, CloseReason reason, Violation violation) {
    Step step = accept(hello(magic, version, network));

    assertThat(step).isEqualTo(failed(reason));
    assertThat(reason.violation()).isEqualTo(java.util.Optional.ofNullable(violation));
  }

  @Test
  void anotherValidMessageFirstClosesWithoutPenalty() {
    assertThat(accept(new GetBlockHeight())).isEqualTo(failed(CloseReason.NOT_A_HANDSHAKE));
    assertThat(accept(ACK)).isEqualTo(failed(CloseReason.NOT_A_HANDSHAKE));
    assertThat(CloseReason.NOT_A_HANDSHAKE.violation()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "~W~M\u0001\u0002, OLD_PROTOCOL",
    "~W~M, OLD_PROTOCOL",
    "~W~, UNPARSEABLE",
    "GET / HTTP/1.1, UNPARSEABLE",
    "'', UNPARSEABLE",
  })
  void unparseableBytesFirstCloseAndCountOne(String line, CloseReason reason) {
    Unreadable event = Unreadable.of(line.getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    assertThat(machine.next(machine.accepted(0).state(), event, 1)).isEqualTo(failed(reason));
    assertThat(reason.violation()).isPresent();
  }

  @Test
  void anAcceptedPeerHasTenSeconds() {
    HandshakeState waiting = machine.accepted(5).state();

    assertThat(machine.next(waiting, new Tick(), 10_004).state()).isEqualTo(waiting);
    assertThat(machine.next(waiting, new Tick(), 10_005))
        .isEqualTo(failed(CloseReason.HANDSHAKE_TIMEOUT));
  }

  @Test
  void aDiallerSaysItsHandshakeAndNothingElse() {
    assertThat(machine.dialled(0).actions()).containsExactly(new Send(HANDSHAKE));
  }

  @Test
  void theAckOpensAndEarlyMessagesFollowInOrder() {
    HandshakeState state = machine.dialled(0).state();
    Received first = new Received(new GetPeers(), 10);
    Received second = new Received(new BlockHeightResponse(5), 20);
    state = quietly(state, first);
    state = quietly(state, second);

    Step step = machine.next(state, new Received(ACK, 30), 3);

    assertThat(step.state()).isEqualTo(new Opened(Outcome.ACKNOWLEDGED));
    assertThat(step.actions())
        .containsExactly(
            new Open(), new Replay(first.message(), 10), new Replay(second.message(), 20));
  }

  @Test
  void anAckForSomethingElseIsKeptLikeAnyMessage() {
    HandshakeState state =
        quietly(machine.dialled(0).state(), new Received(new Ack("BlockAnnouncement:00"), 9));

    assertThat(machine.next(state, new Received(ACK, 30), 3).actions()).hasSize(2);
  }

  @Test
  void withoutAnAckItIsAnOldNodeAfterTenSeconds() {
    HandshakeState state = quietly(machine.dialled(0).state(), new Received(new GetPeers(), 10));

    assertThat(machine.next(state, new Tick(), 9_999).state()).isEqualTo(state);
    Step step = machine.next(state, new Tick(), 10_000);
    assertThat(step.state()).isEqualTo(new Opened(Outcome.ASSUMED));
    assertThat(step.actions()).containsExactly(new Open(), new Replay(new GetPeers(), 10));
  }

  @Test
  void anEndBeforeTheAckIsAFailure() {
    assertThat(machine.next(machine.dialled(0).state(), new Ended(), 1))
        .isEqualTo(failed(CloseReason.ENDED_BEFORE_ACK));
  }

  @Test
  void noMoreThanSixtyFourEarlyMessagesAreKept() {
    HandshakeState state = machine.dialled(0).state();
    for (int i = 0; i < 64; i++) {
      state = quietly(state, new Received(new GetPeers(), 1));
    }

    assertThat(machine.next(state, new Received(new GetPeers(), 1), 1))
        .isEqualTo(failed(CloseReason.TOO_EARLY_TOO_MUCH));
  }

  @Test
  void noMoreEarlyBytesThanAllowedAreKept() {
    HandshakeState state = quietly(machine.dialled(0).state(), new Received(new GetPeers(), 1_000));

    assertThat(machine.next(state, new Received(new GetPeers(), 1), 1))
        .isEqualTo(failed(CloseReason.TOO_EARLY_TOO_MUCH));
    assertThat(CloseReason.TOO_EARLY_TOO_MUCH.violation()).isPresent();
  }

  @Test
  void garbageBeforeTheAckIsCountedAndBorne() {
    HandshakeState state = machine.dialled(0).state();

    Step step = machine.next(state, new Unreadable(false), 1);

    assertThat(step).isEqualTo(new Step(state, List.of(new CountUnreadable())));
  }

  @Test
  void whatIsOpenOrFailedStaysSo() {
    for (HandshakeState state :
        List.of(new Opened(Outcome.ACCEPTED), new Failed(CloseReason.UNPARSEABLE))) {
      for (HandshakeEvent event : List.of(new Tick(), new Ended(), new Received(ACK, 1))) {
        assertThat(machine.next(state, event, 99_999)).isEqualTo(new Step(state, List.of()));
      }
    }
  }

  private Step accept(Message first) {
    return machine.next(machine.accepted(0).state(), new Received(first, 90), 1);
  }

  private HandshakeState quietly(HandshakeState state, Received event) {
    Step step = machine.next(state, event, 1);
    assertThat(step.actions()).isEmpty();
    return step.state();
  }

  private static Step failed(CloseReason reason) {
    return new Step(new Failed(reason), List.of(new Close(reason)));
  }

  private static Handshake hello(String magic, int version, String network) {
    return new Handshake(ByteString.fromHex(magic), version, network);
  }
}
