package org.timecoin.simulator;

import java.util.NavigableSet;
import java.util.TreeSet;
import org.timecoin.consensus.evidence.CertificateConflict;
import org.timecoin.consensus.evidence.DoubleSigning;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Endorsement;

/**
 * What evidence says, against what is so: those it convicts lie. Those it suspects need not: a
 * forged unlock moves honest votes too, be it of all that are in both certificates. One who runs
 * two nodes with one key counts as a liar.
 */
final class Guilt {

  private final int byzantine;

  /**
   * The truth.
   *
   * @param byzantine how many nodes lie: the first ones
   */
  Guilt(int byzantine) {
    this.byzantine = byzantine;
  }

  private boolean lies(PublicKey key) {
    return SimKeys.node(key) < byzantine;
  }

  /** Evidence names liars only. */
  void named(DoubleSigning evidence) {
    convicted(evidence.culprit());
  }

  private void convicted(PublicKey key) {
    if (!lies(key)) {
      throw new Violation("evidence against honest node " + SimKeys.node(key));
    }
  }

  /** Two certificates of one round convict all that are in both; of two rounds they don't. */
  void named(CertificateConflict conflict) {
    conflict.doubleSigners().forEach(this::convicted);
    NavigableSet<PublicKey> both = keys(conflict.first());
    both.retainAll(keys(conflict.second()));
    NavigableSet<PublicKey> named = new TreeSet<>(conflict.doubleSigners());
    named.addAll(conflict.suspects());
    boolean oneRound = conflict.first().round() == conflict.second().round();
    boolean sorted = oneRound ? conflict.suspects().isEmpty() : conflict.doubleSigners().isEmpty();
    if (!named.equals(both) || !sorted) {
      throw new Violation("evidence names " + named + ", and " + both + " are in both");
    }
  }

  private static NavigableSet<PublicKey> keys(Certificate certificate) {
    NavigableSet<PublicKey> keys = new TreeSet<>();
    certificate.precommits().stream().map(Endorsement::key).forEach(keys::add);
    return keys;
  }
}
