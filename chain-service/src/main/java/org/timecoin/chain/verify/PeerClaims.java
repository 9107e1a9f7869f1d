package org.timecoin.chain.verify;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.timecoin.protocol.bytes.Hash;

/**
 * Whether what peers say of their unspent outputs is a reason to compute ours anew. It never is a
 * reason for more: what peers say is not written anywhere.
 */
public final class PeerClaims {

  private PeerClaims() {}

  /**
   * What a peer says.
   *
   * @param height at which its outputs are
   * @param utxoHash of its outputs
   * @param blockHash which it has at our height; empty when it didn't say
   */
  public record Claim(long height, Hash utxoHash, Optional<Hash> blockHash) {}

  /**
   * What several say alike.
   *
   * @param utxoHash of their outputs
   * @param peers how many they are
   */
  public record Agreement(Hash utxoHash, long peers) {}

  /**
   * The hash that most peers agree on who are at our tip; empty when it is ours, or when fewer
   * agree than it takes.
   *
   * @param height of our tip
   * @param blockHash of our tip
   * @param ours the hash of our outputs there
   * @param least peers that it takes
   */
  public static Optional<Agreement> against(
      long height, Hash blockHash, Hash ours, List<Claim> claims, int least) {
    return mostAgreed(height, blockHash, claims)
        .filter(agreement -> agreement.peers() >= least)
        .filter(agreement -> !agreement.utxoHash().equals(ours));
  }

  /** The hash that most of the peers at our tip agree on. */
  public static Optional<Agreement> mostAgreed(long height, Hash blockHash, List<Claim> claims) {
    Map<Hash, Long> votes =
        claims.stream()
            .filter(claim -> claim.height() == height)
            .filter(claim -> claim.blockHash().equals(Optional.of(blockHash)))
            .map(Claim::utxoHash)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return votes.entrySet().stream()
        .map(one -> new Agreement(one.getKey(), one.getValue()))
        .max(
            Comparator.comparingLong(Agreement::peers)
                .thenComparing(agreement -> agreement.utxoHash().hex()));
  }
}
