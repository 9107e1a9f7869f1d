package org.timecoin.protocol.message;

import java.util.List;
import java.util.Optional;
import org.timecoin.protocol.bytes.ByteString;

/** Messages about the connection and who is at its ends. */
public sealed interface ConnectionMessage extends Message {

  /**
   * The first message of whoever dialled.
   *
   * @param magic four bytes
   * @param protocolVersion {@code u32}, always 1 so far
   * @param network name of the network
   */
  record Handshake(ByteString magic, int protocolVersion, String network)
      implements ConnectionMessage {

    /** Bytes in a magic. */
    public static final int MAGIC_LENGTH = 4;

    public Handshake {
      if (magic.length() != MAGIC_LENGTH) {
        throw new IllegalArgumentException("a magic has 4 bytes, not " + magic.length());
      }
    }
  }

  /**
   * Something arrived and was dealt with.
   *
   * @param messageType {@code Handshake}, or kind, colon and hash of a block or transaction
   */
  record Ack(String messageType) implements ConnectionMessage {

    /** What acknowledges a Handshake. */
    public static final String HANDSHAKE = "Handshake";
  }

  /**
   * Who a node is and what it can do. Unsigned.
   *
   * @param version release
   * @param commitDate of its source
   * @param commitCount of its source
   * @param protocolVersion {@code u32}
   * @param network name of the network
   * @param listenAddr where it listens
   * @param timestamp its clock, seconds since 1970
   * @param capabilities what it speaks beyond the legacy set
   * @param walletAddress its reward address
   * @param genesisHash of its network, as hex
   */
  record Version(
      String version,
      String commitDate,
      String commitCount,
      int protocolVersion,
      String network,
      String listenAddr,
      long timestamp,
      List<String> capabilities,
      Optional<String> walletAddress,
      Optional<String> genesisHash)
      implements ConnectionMessage {

    public Version {
      capabilities = List.copyOf(capabilities);
    }
  }

  /**
   * Are you there?
   *
   * @param nonce comes back in the Pong, {@code u64}
   * @param timestamp the sender's clock, seconds since 1970
   */
  record Ping(long nonce, long timestamp) implements ConnectionMessage {}

  /**
   * I am.
   *
   * @param nonce of the Ping, {@code u64}
   * @param timestamp the sender's clock, seconds since 1970
   */
  record Pong(long nonce, long timestamp) implements ConnectionMessage {}

  /** Whom do you know? */
  record GetPeers() implements ConnectionMessage {}

  /**
   * Whom a node knows.
   *
   * @param addresses {@code ip:port} each
   */
  record PeersResponse(List<String> addresses) implements ConnectionMessage {

    public PeersResponse {
      addresses = List.copyOf(addresses);
    }
  }
}
