package org.timecoin.chain.apply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Run;

/** Finds which blocks of a request are the runs of the certificates that came with them. */
public final class CertifiedRuns {

  private CertifiedRuns() {}

  /**
   * The blocks, those of a certified run with their place in it. A run begins on its certificate's
   * parent and ends with its value, whatever last height the certificate says, which nobody signed.
   * A certificate whose run is not there whole is passed over: its blocks then have none.
   */
  public static List<Candidate> place(List<Candidate> blocks, List<Certificate> certificates) {
    if (certificates.isEmpty()) {
      return blocks;
    }
    Map<Parent, Certificate> byParent = new HashMap<>();
    certificates.forEach(one -> byParent.put(one.parent(), one));
    List<Candidate> placed = new ArrayList<>(blocks.size());
    while (placed.size() < blocks.size()) {
      int from = placed.size();
      Candidate first = blocks.get(from);
      Certificate certificate = byParent.get(new Parent(first.height() - 1, first.previousHash()));
      int length = certificate == null ? 0 : length(blocks, from, certificate);
      if (length == 0) {
        placed.add(first);
      }
      for (int index = 0; index < length; index++) {
        Certificate own = certificate.endingAt(first.height() - 1 + length);
        placed.add(blocks.get(from + index).at(new RunPlace(Optional.of(own), index, length)));
      }
    }
    return placed;
  }

  /** The blocks as one run on which nobody has decided yet. */
  public static List<Candidate> proposal(List<Candidate> blocks) {
    List<Candidate> placed = new ArrayList<>(blocks.size());
    for (int index = 0; index < blocks.size(); index++) {
      placed.add(blocks.get(index).at(new RunPlace(Optional.empty(), index, blocks.size())));
    }
    return placed;
  }

  /** How many blocks from an index on end with the certificate's value; 0 when none does. */
  private static int length(List<Candidate> blocks, int from, Certificate certificate) {
    int most = Math.min(Run.BLOCKS_MOST, blocks.size() - from);
    for (int length = 1; length <= most; length++) {
      if (blocks.get(from + length - 1).hash().equals(certificate.value())) {
        return length;
      }
    }
    return 0;
  }
}
