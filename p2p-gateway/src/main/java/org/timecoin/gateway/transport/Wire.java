package org.timecoin.gateway.transport;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.EnumSet;
import java.util.Set;
import org.timecoin.gateway.peer.Violation;

/**
 * One connection: lines in, lines out, and the bounds on both. Every line is written with one
 * write, on the loop, so no two can interleave. Used on the loop only.
 */
public final class Wire {

  private final NetSocket socket;
  private final WireLimits limits;
  private final UnfinishedLines unfinished;
  private final GatewayLoop loop;
  private final WireEvents events;
  private final LineFramer framer;
  private final LineProgress progress;
  private final OutgoingBytes outgoing;
  private final WireTraffic traffic;
  private final Set<Pause> pauses = EnumSet.noneOf(Pause.class);
  private int accountedBytes;
  private boolean closed;

  private Wire(
      NetSocket socket,
      WireLimits limits,
      UnfinishedLines unfinished,
      GatewayLoop loop,
      WireEvents events) {
    this.socket = socket;
    this.limits = limits;
    this.unfinished = unfinished;
    this.loop = loop;
    this.events = events;
    this.framer = new LineFramer(new Cut());
    this.progress = new LineProgress(limits.bytesPerSecondLeast(), limits.progressWindowMs());
    this.outgoing = new OutgoingBytes(limits.outgoingBytes(), limits.slowReaderMs());
    this.traffic = new WireTraffic(loop.nowMs());
  }

  /** Takes over a connected socket. Events come from the next turn of the loop on. */
  public static Wire over(
      NetSocket socket,
      WireLimits limits,
      UnfinishedLines unfinished,
      GatewayLoop loop,
      WireEvents events) {
    loop.assertHere();
    Wire wire = new Wire(socket, limits, unfinished, loop, events);
    socket.handler(wire::received);
    socket.closeHandler(ignored -> wire.ended());
    // A reset by the peer is an end like any other; the close handler follows.
    socket.exceptionHandler(failure -> wire.traffic.failed());
    return wire;
  }

  /** Why we don't read from a connection for now. */
  public enum Pause {
    /** A long line is being decoded. */
    DECODING,
    /** As many requests wait as may wait. */
    REQUESTS_WAITING,
    /** As much news waits for the log as may wait. */
    NEWS_WAITING
  }

  private void received(Buffer buffer) {
    if (closed) {
      return;
    }
    long linesBefore = framer.linesCut();
    long now = loop.nowMs();
    traffic.received(buffer.length(), now);
    framer.feed(buffer.getBytes());
    boolean newLine = framer.linesCut() > linesBefore;
    boolean unfinishedLine = framer.unfinishedBytes() > 0;
    progress.received(buffer.length(), unfinishedLine, newLine, now);
    account();
    if (unfinishedLine && !closed) {
      events.receiving();
    }
  }

  /**
   * Writes one line with its newline. Over the bound on what the peer has not taken the connection
   * ends.
   */
  public void send(byte[] lineWithNewline) {
    if (closed) {
      return;
    }
    long now = loop.nowMs();
    if (!outgoing.add(lineWithNewline.length, now)) {
      events.outgoingFull();
      return;
    }
    traffic.sent(lineWithNewline.length, now);
    socket
        .write(Buffer.buffer(lineWithNewline))
        .onComplete(done -> written(lineWithNewline.length));
  }

  private void written(int bytes) {
    boolean wasBusy = isBusy();
    outgoing.taken(bytes, loop.nowMs());
    if (wasBusy && !isBusy() && !closed) {
      events.drained();
    }
  }

  /**
   * Whether the peer is behind with reading: wait for {@link WireEvents#drained} with what can
   * wait.
   */
  public boolean isBusy() {
    return outgoing.waitingBytes() >= limits.busyBytes();
  }

  /** Stops reading for a reason; TCP tells the peer to wait. */
  public void pause(Pause reason) {
    if (pauses.add(reason) && pauses.size() == 1) {
      socket.pause();
    }
  }

  /** Takes one reason away; reads again when none is left. */
  public void resume(Pause reason) {
    if (pauses.remove(reason) && pauses.isEmpty() && !closed) {
      progress.restart(loop.nowMs());
      socket.resume();
    }
  }

  /**
   * Looks for peers that neither go on with a line nor take what we send; called every second or
   * so.
   */
  public void check() {
    long now = loop.nowMs();
    if (closed) {
      return;
    }
    if (pauses.isEmpty() && progress.isTooSlow(now)) {
      events.crossed(Violation.LINE_TOO_SLOW, framer.unfinishedBytes() + " bytes of a line");
    } else if (outgoing.isStuck(now)) {
      events.slowReader();
    }
  }

  /** Ends the connection after what was written so far. */
  public void close() {
    if (!closed) {
      forget();
      socket.close();
    }
  }

  private void ended() {
    if (!closed) {
      forget();
      events.closed();
    }
  }

  private void forget() {
    closed = true;
    framer.stop();
    account();
  }

  private void account() {
    int before = accountedBytes;
    accountedBytes = framer.heldBytes();
    if (before != accountedBytes) {
      unfinished.changed(this, before, accountedBytes);
    }
  }

  void closeForBudget() {
    events.crossed(
        Violation.UNFINISHED_TOO_LARGE, framer.unfinishedBytes() + " bytes, the largest of all");
    close();
  }

  int heldBytes() {
    return accountedBytes;
  }

  /** Counters and times of this connection. */
  public WireTraffic traffic() {
    return traffic;
  }

  /** The other end. */
  public SocketAddress remoteAddress() {
    return socket.remoteAddress();
  }

  /** The framer's view of this wire. */
  private final class Cut implements LineFramer.Lines {
    @Override
    public int limitOf(byte[] line, int length) {
      return events.limitOf(line, length);
    }

    @Override
    public boolean line(byte[] line) {
      events.line(line);
      return !closed;
    }

    @Override
    public void tooLong(int limit) {
      events.crossed(Violation.LINE_TOO_LONG, "over " + limit + " bytes");
    }
  }
}
