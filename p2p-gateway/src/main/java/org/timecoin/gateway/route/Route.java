package org.timecoin.gateway.route;

import java.util.List;
import java.util.Optional;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.message.ConnectionMessage.Version;
import org.timecoin.protocol.message.MasternodeInfo;

/** What a message is for us. */
public sealed interface Route {

  /** A question that we answer. */
  record Serve(PeerRequest request) implements Route {}

  /** Something for the log. */
  record Tell(News news) implements Route {}

  /** The peer says who it is. */
  record Meet(Version version) implements Route {}

  /** The peer has dealt with something of ours. */
  record Acknowledged(String what) implements Route {}

  /** An answer to a question of ours; without one it is dropped. */
  sealed interface Answer extends Route {}

  /** The peer's height, {@code u64}. */
  record HeightAnswer(long height) implements Answer {}

  /** Blocks of a range. */
  record BlocksAnswer(List<Block> blocks) implements Answer {}

  /** The peer's block at a height, if it has one. */
  record HashAnswer(long height, Optional<Hash> hash) implements Answer {}

  /** The state hash of the peer's unspent outputs. */
  record UtxoHashAnswer(Hash hash, long height, long utxoCount) implements Answer {}

  /** The masternodes a peer knows. */
  record MasternodesAnswer(List<MasternodeInfo> masternodes) implements Answer {}

  /** The transactions that wait at a peer. */
  record PendingAnswer(List<Transaction> transactions) implements Answer {}

  /** Our Ping came back. */
  record PongAnswer(long nonce) implements Answer {}

  /** Valid, and nothing we do something with. */
  record Unused(Why why) implements Route {}

  /** Why a valid message is not used. */
  enum Why {
    /** A question that this release doesn't answer. */
    NOT_SERVED,
    /** An answer to a question that this release never asks. */
    NEVER_ASKED,
    /** News that this release has no use for. */
    NO_USE,
    /** Consensus, from a peer although we don't list {@code bft/1}. */
    NOT_SPOKEN,
    /** A handshake on a connection that is open. */
    REPEATED_HANDSHAKE
  }
}
