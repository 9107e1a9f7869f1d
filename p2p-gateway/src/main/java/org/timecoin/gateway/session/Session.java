package org.timecoin.gateway.session;

import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.timecoin.gateway.config.Timing;
import org.timecoin.gateway.handshake.HandshakeAction;
import org.timecoin.gateway.handshake.HandshakeEvent;
import org.timecoin.gateway.handshake.HandshakeMachine.Step;
import org.timecoin.gateway.handshake.HandshakeState;
import org.timecoin.gateway.handshake.HandshakeState.AwaitingHandshake;
import org.timecoin.gateway.handshake.HandshakeState.Opened;
import org.timecoin.gateway.peer.CloseReason;
import org.timecoin.gateway.peer.PeerAddress;
import org.timecoin.gateway.peer.PeerText;
import org.timecoin.gateway.peer.Violation;
import org.timecoin.gateway.transport.Wire;
import org.timecoin.gateway.transport.WireEvents;
import org.timecoin.gateway.transport.WireTraffic;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.message.MessageKind;
import org.timecoin.protocol.wire.WireCodec;
import org.timecoin.protocol.wire.WireFault;

/**
 * One connection from its first byte to its last: the handshake, then a conversation, then an end
 * with a reason. Lives on the loop.
 */
public final class Session implements WireEvents, Inbox.Reader {

  private static final Logger LOG = Logger.getLogger(Session.class);

  private final Surroundings env;
  private final SessionOwner owner;
  private final Origin origin;
  private final PeerFacts facts;
  private final LineBounds bounds;
  private final Inbox inbox;
  private final Wire wire;
  private final Conversation conversation;
  private final Step first;
  private HandshakeState state;
  private int parseFailures;
  private boolean closed;

  Session(
      Surroundings env,
      SessionOwner owner,
      Origin origin,
      NetSocket socket,
      Function<Session, Conversation> conversation) {
    this.env = env;
    this.owner = owner;
    this.origin = origin;
    this.facts = new PeerFacts(env.wallMs());
    this.bounds = new LineBounds(env.config().lines());
    this.inbox = new Inbox(env.loop(), env.config().lines().offloadBytes(), this);
    this.wire = Wire.over(socket, env.wireLimits(), env.unfinished(), env.loop(), this);
    this.conversation = conversation.apply(this);
    long now = env.loop().nowMs();
    this.first = origin.inbound() ? env.handshakes().accepted(now) : env.handshakes().dialled(now);
    this.state = first.state();
  }

  /** Says what comes first and waits for what the other side says. */
  void begin() {
    env.metrics().connected(origin.inbound());
    Timing timing = env.config().timing();
    Duration deadline = origin.inbound() ? timing.handshake() : timing.ack();
    // A millisecond more, so that the clock has passed the deadline when the timer fires.
    env.loop().after(deadline.plusMillis(1), () -> happened(new HandshakeEvent.Tick()));
    take(first);
  }

  private void happened(HandshakeEvent event) {
    if (!closed) {
      take(env.handshakes().next(state, event, env.loop().nowMs()));
    }
  }

  private void take(Step step) {
    state = step.state();
    for (HandshakeAction action : step.actions()) {
      if (closed) {
        return;
      }
      switch (action) {
        case HandshakeAction.Send(Message message) -> send(message);
        case HandshakeAction.Open ignored -> open();
        case HandshakeAction.Replay(Message message, int bytes) -> conversation.handle(message);
        case HandshakeAction.CountUnreadable ignored -> countUnreadable("before the Ack");
        case HandshakeAction.Close(CloseReason reason) -> close(reason);
      }
    }
  }

  private void open() {
    if (state instanceof Opened opened) {
      env.metrics().handshake(origin.inbound(), opened.outcome().label());
      LOG.debugf("%s is open (%s)", address(), opened.outcome());
    }
    owner.opened(this);
    conversation.opened();
  }

  @Override
  public int limitOf(byte[] line, int length) {
    return state instanceof AwaitingHandshake
        ? bounds.beforeHandshake()
        : bounds.of(line, length, conversation::expects);
  }

  @Override
  public void line(byte[] line) {
    inbox.add(line, wire);
  }

  @Override
  public void message(Message message, int bytes) {
    env.metrics().received(message.kind().wireName(), bytes);
    if (state instanceof Opened) {
      conversation.handle(message);
    } else {
      happened(new HandshakeEvent.Received(message, bytes));
    }
  }

  @Override
  public void unreadable(byte[] line, WireFault why) {
    if (state instanceof Opened) {
      countUnreadable(why.getMessage());
    } else {
      happened(HandshakeEvent.Unreadable.of(line));
    }
  }

  private void countUnreadable(String why) {
    parseFailures++;
    owner.violated(this, Violation.PARSE_FAILURE, why);
    if (parseFailures >= env.config().connections().parseFailures()) {
      close(CloseReason.TOO_MANY_PARSE_FAILURES);
    }
  }

  @Override
  public void receiving() {
    conversation.receiving();
  }

  @Override
  public void crossed(Violation violation, String detail) {
    if (!closed) {
      owner.violated(this, violation, detail);
      close(CloseReason.LIMIT_CROSSED);
    }
  }

  @Override
  public void drained() {
    conversation.drained();
  }

  @Override
  public void outgoingFull() {
    close(CloseReason.OUTGOING_FULL);
  }

  @Override
  public void slowReader() {
    close(CloseReason.SLOW_READER);
  }

  @Override
  public void closed() {
    if (isOpen()) {
      close(CloseReason.ENDED_BY_PEER);
    } else {
      happened(new HandshakeEvent.Ended());
    }
  }

  /** Looks after the connection; called every second. */
  void tick(long nowMs) {
    wire.check();
    if (!closed
        && nowMs - wire.traffic().lastReceivedMs() > env.config().timing().idle().toMillis()) {
      close(CloseReason.IDLE);
    }
    if (isOpen()) {
      conversation.tick(nowMs);
    }
  }

  /** Sends a message, with one write. */
  void send(Message message) {
    sendLine(message.kind(), WireCodec.encodeLine(message));
  }

  /** Sends a message that is encoded already, newline included. */
  void sendLine(MessageKind kind, byte[] line) {
    if (!closed) {
      env.metrics().sent(kind.wireName(), line.length);
      wire.send(line);
    }
  }

  /** Counts something wrong that the conversation found. */
  void violated(Violation violation, String detail) {
    owner.violated(this, violation, detail);
  }

  /** Ends the connection, once. */
  void close(CloseReason reason) {
    if (closed) {
      return;
    }
    boolean wasOpen = isOpen();
    closed = true;
    inbox.stop();
    if (!wasOpen) {
      env.metrics().handshake(origin.inbound(), reason.label());
    }
    env.metrics().closed(origin.inbound(), reason.label());
    LOG.debugf("%s ended: %s", address(), reason.label());
    reason.violation().ifPresent(v -> owner.violated(this, v, reason.label()));
    wire.close();
    conversation.closed(reason);
    owner.closed(this, reason);
  }

  /** Whether it was ever open. */
  boolean wasOpened() {
    return state instanceof Opened;
  }

  /** Whether messages go both ways. */
  public boolean isOpen() {
    return !closed && state instanceof Opened;
  }

  /**
   * Whether questions of ours are answered here: legacy nodes answer only where they were dialled.
   */
  public boolean isAskable() {
    return isOpen() && (!origin.inbound() || facts.capabilities().nodeId().isPresent());
  }

  /** The name of the peer in our interfaces. */
  public String address() {
    return origin.address().text();
  }

  /** Where the peer is. */
  public PeerAddress peerAddress() {
    return origin.address();
  }

  Origin origin() {
    return origin;
  }

  /** Whether the peer dialled us. */
  public boolean inbound() {
    return origin.inbound();
  }

  /** Whether the operator configured this peer. */
  public boolean persistent() {
    return origin.persistent();
  }

  /** What the peer has said and shown. */
  public PeerFacts facts() {
    return facts;
  }

  /** What went over the connection. */
  public WireTraffic traffic() {
    return wire.traffic();
  }

  Wire wire() {
    return wire;
  }

  Conversation conversation() {
    return conversation;
  }

  /** For log lines: the address and what the peer calls itself. */
  @Override
  public String toString() {
    return address() + " " + PeerText.escaped(facts.version());
  }
}
