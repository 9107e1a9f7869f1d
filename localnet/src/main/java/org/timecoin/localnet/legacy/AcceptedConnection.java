package org.timecoin.localnet.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.timecoin.localnet.legacy.PeerEvent.Kind;
import org.timecoin.localnet.legacy.chain.BlockFacts;
import org.timecoin.localnet.legacy.wire.IncomingLine;
import org.timecoin.localnet.legacy.wire.OutgoingLine;

/**
 * One connection the peer accepted: handshake first, then one line after another, as the legacy
 * node does.
 */
final class AcceptedConnection {
  private static final byte[] OLD_PREFIX = "~W~M".getBytes(UTF_8);
  private static final int[] MAGIC = {'T', 'I', 'M', 'E'};
  private static final int PARSE_FAILURES_MAX = 10;
  private static final int ANNOUNCEMENTS_WAITING_MAX = 16;
  private static final Duration WHILE_OPEN = Duration.ofDays(1);

  private final Connection connection;
  private final PeerOptions options;
  private final PeerState state;
  private final Answers answers;
  private volatile boolean handshaken;
  private final Semaphore announcing = new Semaphore(ANNOUNCEMENTS_WAITING_MAX);
  private boolean open = true;
  private int parseFailures;
  private int answered;

  /**
   * What the legacy node forgets to clear after an announcement it has seen: the next line is glued
   * to it.
   */
  private byte[] leftover = {};

  AcceptedConnection(Connection connection, PeerOptions options, PeerState state) {
    this.connection = connection;
    this.options = options;
    this.state = state;
    this.answers = new Answers(state.chain(), options);
  }

  /** Serves until the connection ends. */
  void serve() throws IOException {
    Optional<byte[]> line = connection.nextLine();
    while (line.isPresent()) {
      take(glued(line.get()));
      if (!open) {
        return;
      }
      line = connection.nextLine();
    }
  }

  /**
   * Sends a block, if the other end has shaken hands, from a thread of its own: it may be slow to
   * read. One that lets too many wait is closed.
   */
  void announce(byte[] block, long height) {
    if (!handshaken) {
      return;
    }
    if (!announcing.tryAcquire()) {
      connection.close();
      return;
    }
    Thread.ofVirtual().start(() -> send(block, height));
  }

  private void send(byte[] block, long height) {
    try {
      connection.send(OutgoingLine.announcement(block));
      event(Kind.ANNOUNCED, Long.toString(height));
    } catch (IOException e) {
      event(Kind.CLOSED, "announcing block " + height + ": " + e.getMessage());
    } finally {
      announcing.release();
    }
  }

  private byte[] glued(byte[] line) {
    byte[] whole = Arrays.copyOf(leftover, leftover.length + line.length);
    System.arraycopy(line, 0, whole, leftover.length, line.length);
    leftover = new byte[0];
    return whole;
  }

  private void take(byte[] line) throws IOException {
    Optional<IncomingLine> message = IncomingLine.parse(line);
    if (!handshaken && startsWithOldPrefix(line)) {
      end(Kind.BAD_HANDSHAKE, "old protocol");
      violation("old protocol");
    } else if (message.isEmpty()) {
      parseFailure(line);
    } else if (handshaken) {
      handle(message.get());
    } else if (message.get().name().equals("Handshake")) {
      handshake(message.get().payload());
    } else {
      end(Kind.MESSAGE_BEFORE_HANDSHAKE, message.get().name());
    }
  }

  private static boolean startsWithOldPrefix(byte[] line) {
    return line.length >= OLD_PREFIX.length
        && Arrays.equals(OLD_PREFIX, Arrays.copyOf(line, OLD_PREFIX.length));
  }

  private void handshake(JsonNode said) throws IOException {
    boolean right = said.path("protocol_version").asLong() == 1;
    for (int i = 0; i < MAGIC.length; i++) {
      right &= said.path("magic").path(i).asInt() == MAGIC[i];
    }
    if (!right) {
      end(Kind.BAD_HANDSHAKE, said.toString());
      violation("bad handshake");
      return;
    }
    handshaken = true;
    event(Kind.HANDSHAKE, said.path("network").asText());
    if (!options.has(Fault.NoAck.class)) {
      connection.send(OutgoingLine.HANDSHAKE_ACK);
    }
    connection.send(OutgoingLine.unit("GetPeers"));
  }

  private void handle(IncomingLine message) throws IOException {
    if (message.name().equals("BlockAnnouncement")) {
      announced(message);
      return;
    }
    Optional<byte[]> answer = answers.to(message);
    if (answer.isEmpty()) {
      event(Kind.IGNORED, message.name());
      return;
    }
    answer(message.name(), answer.get());
  }

  private void answer(String name, byte[] line) throws IOException {
    Duration delay =
        options.fault(Fault.Delay.class).map(Fault.Delay::duration).orElse(Duration.ZERO);
    int length = length(name, line);
    int chunk = options.fault(Fault.Chunks.class).map(Fault.Chunks::bytes).orElse(line.length);
    if (!delay.isZero() && !connection.pause(delay)) {
      return;
    }
    connection.send(line, length, chunk);
    event(Kind.ANSWERED, name);
    answered++;
    if (length < line.length) {
      connection.pause(WHILE_OPEN);
    }
    options
        .fault(Fault.DropAfter.class)
        .filter(drop -> answered >= drop.answers())
        .ifPresent(drop -> end(Kind.CLOSED, "dropped after " + answered + " answers"));
  }

  private int length(String name, byte[] line) {
    return options
        .fault(Fault.StallAfter.class)
        .filter(stall -> Answers.isBlockRequest(name))
        .map(stall -> Math.min(stall.bytes(), line.length))
        .orElse(line.length);
  }

  /**
   * An announcement of a height seen before is not cleared from the buffer: section 6 of
   * protocol.md.
   */
  private void announced(IncomingLine message) throws IOException {
    byte[] block = message.payloadText();
    long height = BlockFacts.read(block).map(BlockFacts::height).orElse(-1L);
    if (state.isNews(height)) {
      state.add(block, height, connection.remote());
      return;
    }
    leftover = Arrays.copyOf(message.bytes(), message.bytes().length + 1);
    leftover[leftover.length - 1] = '\n';
    event(Kind.IGNORED, message.name());
  }

  private void parseFailure(byte[] line) {
    parseFailures++;
    event(Kind.PARSE_FAILURE, new String(line, 0, Math.min(line.length, 100), UTF_8));
    if (violation("parse failure") || parseFailures >= PARSE_FAILURES_MAX) {
      end(Kind.CLOSED, "after " + parseFailures + " parse failures");
    }
  }

  private boolean violation(String reason) {
    boolean banned = state.blacklist().violation(connection.remoteIp());
    if (banned) {
      event(Kind.BANNED, reason);
    }
    return banned;
  }

  private void end(Kind kind, String why) {
    open = false;
    event(kind, why);
  }

  private void event(Kind kind, String detail) {
    state.events().add(kind, connection.remote(), detail);
  }
}
