package org.timecoin.localnet.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.timecoin.localnet.legacy.PeerEvent.Kind;
import org.timecoin.localnet.legacy.PeerOptions.DialOptions;
import org.timecoin.localnet.legacy.chain.BlockFacts;
import org.timecoin.localnet.legacy.wire.IncomingLine;
import org.timecoin.localnet.legacy.wire.Masternode;
import org.timecoin.localnet.legacy.wire.OutgoingLine;

/** One connection the peer made: it follows the node there as the legacy node's client does. */
final class DialledConnection {
  private static final Duration ACK_TIMEOUT = Duration.ofSeconds(10);
  private static final int BLOCKS_BETWEEN_HEIGHT_REQUESTS = 100;

  private final Connection connection;
  private final DialOptions dial;
  private final Optional<Masternode> masternode;
  private final PeerState state;
  private boolean syncing;
  private int added;

  DialledConnection(
      Connection connection, DialOptions dial, Optional<Masternode> masternode, PeerState state) {
    this.connection = connection;
    this.dial = dial;
    this.masternode = masternode;
    this.state = state;
  }

  /** Shakes hands, asks what the legacy node asks, and follows until the connection ends. */
  void follow() throws IOException {
    if (dial.atOnce()) {
      connection.send(OutgoingLine.HANDSHAKE + questions());
    } else {
      connection.send(OutgoingLine.HANDSHAKE);
      awaitAck();
      connection.send(questions());
    }
    Thread.ofVirtual().start(this::poll);
    Optional<byte[]> line = connection.nextLine();
    while (line.isPresent()) {
      take(line.get());
      line = connection.nextLine();
    }
  }

  private String questions() {
    return masternode.map(Masternode::announcement).orElse(OutgoingLine.unit("GetUTXOStateHash"))
        + OutgoingLine.unit("GetBlockHeight")
        + OutgoingLine.unit("GetPendingTransactions")
        + OutgoingLine.unit("GetMasternodes")
        + OutgoingLine.unit("GetPeers");
  }

  /**
   * What comes before the Ack is dropped; without one in time the peer is taken for an old node.
   */
  private void awaitAck() throws IOException {
    connection.readTimeout(ACK_TIMEOUT);
    try {
      while (true) {
        byte[] line =
            connection.nextLine().orElseThrow(() -> new IOException("closed before the Ack"));
        if (isHandshakeAck(line)) {
          event(Kind.ACKNOWLEDGED, "");
          break;
        }
      }
    } catch (SocketTimeoutException e) {
      event(Kind.IGNORED, "no Ack in 10 s, going on");
    }
    connection.readTimeout(Duration.ZERO);
  }

  private static boolean isHandshakeAck(byte[] line) {
    return IncomingLine.parse(line)
        .filter(message -> message.name().equals("Ack"))
        .filter(ack -> ack.payload().path("message_type").asText().equals("Handshake"))
        .isPresent();
  }

  /** The legacy client's timer: the first beat at once, then one each interval. */
  private void poll() {
    String beat = OutgoingLine.unit("GetBlockHeight") + OutgoingLine.unit("GetUTXOStateHash");
    try {
      do {
        connection.send(masternode.map(Masternode::announcement).orElse("") + beat);
      } while (connection.pause(dial.poll()));
    } catch (IOException e) {
      event(Kind.DIAL_FAILED, "asking for the height: " + e.getMessage());
      connection.close();
    }
  }

  private void take(byte[] line) throws IOException {
    Optional<IncomingLine> message = IncomingLine.parse(line);
    if (message.isEmpty()) {
      event(Kind.PARSE_FAILURE, new String(line, 0, Math.min(100, line.length), UTF_8));
      return;
    }
    switch (message.get().name()) {
      case "Ack" -> event(Kind.ACKNOWLEDGED, "");
      case "BlockHeightResponse" -> heardHeight(message.get().payload().asLong());
      case "BlocksResponse" -> blocks(message.get());
      case "UTXOStateHashResponse" -> heardUtxoState(message.get().payload());
      default -> event(Kind.IGNORED, message.get().name());
    }
  }

  private void heardHeight(long theirs) throws IOException {
    event(Kind.HEIGHT_HEARD, Long.toString(theirs));
    int ours = state.chain().height();
    if (theirs <= ours) {
      syncing = syncing && theirs != ours;
      return;
    }
    if (!syncing) {
      syncing = true;
      // With nothing but its own genesis the legacy node asks for block 0 too, and then refuses it.
      connection.send(OutgoingLine.getBlocks(ours == 0 ? 0 : ours + 1, theirs));
    }
  }

  private void blocks(IncomingLine response) throws IOException {
    added = 0;
    response.forEachElement(this::block);
    syncing = false;
    if (added >= BLOCKS_BETWEEN_HEIGHT_REQUESTS) {
      connection.send(OutgoingLine.unit("GetBlockHeight"));
    }
  }

  private void block(byte[] block) {
    long height = BlockFacts.read(block).map(BlockFacts::height).orElse(-1L);
    if (state.add(block, height, connection.remote())) {
      added++;
    }
  }

  /** The legacy node asks for the whole set when the hashes differ at the same height. */
  private void heardUtxoState(JsonNode theirs) throws IOException {
    if (theirs.path("height").asLong() != state.chain().height()) {
      return;
    }
    StringBuilder hash = new StringBuilder();
    for (JsonNode number : theirs.path("hash")) {
      hash.append(HexFormat.of().toHexDigits((byte) number.intValue()));
    }
    boolean same = state.chain().utxoState().hashHex().contentEquals(hash);
    event(Kind.UTXO_STATE_HEARD, same ? "same" : "different");
    if (!same) {
      connection.send(OutgoingLine.unit("GetUTXOSet"));
    }
  }

  private void event(Kind kind, String detail) {
    state.events().add(kind, connection.remote(), detail);
  }
}
