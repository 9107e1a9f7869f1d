package org.timecoin.consensus.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.VoterSet;

/**
 * Two valid certificates for one parent and different values: proof that at least a third of those
 * voters broke the rules (consensus.md section 3, "Finality").
 *
 * @param first the one known first
 * @param second the other
 */
public record CertificateConflict(Certificate first, Certificate second) {

  /** Refuses what proves nothing: an IllegalArgumentException. */
  public CertificateConflict {
    if (!first.parent().equals(second.parent()) || first.value().equals(second.value())) {
      throw new IllegalArgumentException("these certificates don't contradict each other");
    }
  }

  /** Those in both certificates. */
  public NavigableSet<PublicKey> inBoth() {
    Map<PublicKey, Endorsement> one = new HashMap<>();
    first.precommits().forEach(signed -> one.put(signed.key(), signed));
    NavigableSet<PublicKey> both = new TreeSet<>();
    List<Endorsement> others = second.precommits();
    others.stream().map(Endorsement::key).filter(one::containsKey).forEach(both::add);
    return both;
  }

  /** Those with two votes for one step: guilty beyond doubt. */
  public NavigableSet<PublicKey> doubleSigners() {
    return isOneRound() ? inBoth() : new TreeSet<>();
  }

  /** Those in both in different rounds: some may be honest, for a forged unlock moves them too. */
  public NavigableSet<PublicKey> suspects() {
    return isOneRound() ? new TreeSet<>() : inBoth();
  }

  private boolean isOneRound() {
    return first.round() == second.round();
  }

  /**
   * Whether the node stops voting and accepting certificates until an operator resumes: only if at
   * least a third of today's voters are in both. Old keys must not stop a network.
   *
   * @param today the voters of the open instance
   */
  public boolean stops(VoterSet today) {
    long among = inBoth().stream().filter(key -> today.indexOf(key).isPresent()).count();
    return 3 * among >= today.size();
  }
}
