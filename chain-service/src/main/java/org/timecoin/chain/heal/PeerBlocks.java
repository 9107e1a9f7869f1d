package org.timecoin.chain.heal;

import java.util.List;
import java.util.Optional;
import org.timecoin.chain.verify.PeerClaims;

/** What peers are asked. Waits for every answer, within a bound, and never fails. */
interface PeerBlocks {

  /**
   * What came.
   *
   * @param peer who was asked; empty when there is nobody left to ask
   * @param block what it sent, as bytes that prove nothing; empty when nothing came
   */
  record Answer(Optional<String> peer, Optional<byte[]> block) {}

  /** Asks one peer for a block, but none of these. */
  Answer fetch(long height, List<String> avoid);

  /** What peers say of their outputs, and which block they have at a height. */
  List<PeerClaims.Claim> claims(long height);
}
