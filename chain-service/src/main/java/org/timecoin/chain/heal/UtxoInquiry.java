package org.timecoin.chain.heal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.timecoin.chain.apply.ChainTip;
import org.timecoin.chain.store.UtxoSummaries;
import org.timecoin.chain.store.UtxoSummary;
import org.timecoin.chain.verify.PeerClaims;
import org.timecoin.chain.verify.PeerClaims.Agreement;
import org.timecoin.chain.verify.PeerClaims.Claim;
import org.timecoin.protocol.bytes.Hash;

/** Asks peers for the hash of their unspent outputs. Waits. */
final class UtxoInquiry {

  private final PeerBlocks peers;
  private final UtxoSummaries summaries;
  private final int least;
  private final Duration timeout;

  UtxoInquiry(PeerBlocks peers, UtxoSummaries summaries, int least, Duration timeout) {
    this.peers = peers;
    this.summaries = summaries;
    this.least = least;
    this.timeout = timeout;
  }

  /**
   * Outputs of ours that peers contradict.
   *
   * @param tip hash of the block that they are at
   * @param hash of ours
   * @param theirs what the peers agree on
   */
  record Contradicted(Hash tip, Hash hash, Agreement theirs) {}

  /** Ours, when enough peers at our tip agree on others. */
  Optional<Contradicted> against(ChainTip tip) {
    List<Claim> claims = peers.claims(tip.height());
    // Ours is dear, so it is only asked for when there is something to compare it with.
    boolean enough =
        PeerClaims.mostAgreed(tip.height(), tip.hash(), claims)
            .filter(agreement -> agreement.peers() >= least)
            .isPresent();
    if (!enough) {
      return Optional.empty();
    }
    UtxoSummary ours = summaries.at(tip.hash()).await().atMost(timeout);
    return PeerClaims.against(ours.height(), ours.blockHash(), ours.hash(), claims, least)
        .map(theirs -> new Contradicted(ours.blockHash(), ours.hash(), theirs));
  }
}
