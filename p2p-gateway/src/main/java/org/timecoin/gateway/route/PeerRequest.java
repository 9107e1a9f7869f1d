package org.timecoin.gateway.route;

import org.timecoin.protocol.message.MessageKind;

/** What a peer asks and we answer. Heights are {@code u64}. */
public sealed interface PeerRequest {

  /** Most blocks that one reply holds. */
  int MOST_BLOCKS = 101;

  /** How high is the chain? */
  record Height() implements PeerRequest {}

  /** Which network? */
  record GenesisHash() implements PeerRequest {}

  /** Which block is there? */
  record HashAt(long height) implements PeerRequest {}

  /** What is the state hash of the unspent outputs? */
  record UtxoHash() implements PeerRequest {}

  /** Whom do you know? */
  record KnownPeers() implements PeerRequest {}

  /** Are you there? */
  record Echo(long nonce) implements PeerRequest {}

  /**
   * Blocks of a range.
   *
   * @param reply the kind of message that answers: a list of either form, or a single block
   * @param first height
   * @param last height, inclusive; below the first the answer has no blocks
   */
  record Blocks(MessageKind reply, long first, long last) implements PeerRequest {

    /** A range cut to what one reply holds. */
    static Blocks capped(MessageKind reply, long start, long end) {
      long most = start + MOST_BLOCKS - 1;
      boolean wraps = Long.compareUnsigned(most, start) < 0;
      long last = wraps || Long.compareUnsigned(end, most) < 0 ? end : most;
      return new Blocks(reply, start, last);
    }

    /** Whether no height is in it. */
    public boolean isEmpty() {
      return Long.compareUnsigned(last, first) < 0;
    }
  }

  /** The kind of message that answers. */
  default MessageKind replyKind() {
    return switch (this) {
      case Height ignored -> MessageKind.BLOCK_HEIGHT_RESPONSE;
      case GenesisHash ignored -> MessageKind.GENESIS_HASH_RESPONSE;
      case HashAt ignored -> MessageKind.BLOCK_HASH_RESPONSE;
      case UtxoHash ignored -> MessageKind.UTXO_STATE_HASH_RESPONSE;
      case KnownPeers ignored -> MessageKind.PEERS_RESPONSE;
      case Echo ignored -> MessageKind.PONG;
      case Blocks blocks -> blocks.reply();
    };
  }
}
