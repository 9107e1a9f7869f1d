package org.timecoin.chain.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
    Map<Parent, List<Certificate>> byParent =
        certificates.stream().collect(Collectors.groupingBy(Certificate::parent));
    List<Candidate> placed = new ArrayList<>(blocks.size());
    while (placed.size() < blocks.size()) {
      int from = placed.size();
      Candidate first = blocks.get(from);
      List<Certificate> onParent =
          byParent.getOrDefault(new Parent(first.height() - 1, first.previousHash()), List.of());
      Optional<Certificate> own =
          onParent.stream().filter(one -> length(blocks, from, one) > 0).findFirst();
      if (own.isEmpty()) {
        placed.add(first);
      } else {
        place(blocks, from, own.get(), placed);
      }
    }
    return placed;
  }

  private static void place(
      List<Candidate> blocks, int from, Certificate certificate, List<Candidate> placed) {
    int length = length(blocks, from, certificate);
    Optional<Certificate> ending =
        Optional.of(certificate.endingAt(certificate.parent().height() + length));
    for (int index = 0; index < length; index++) {
      placed.add(blocks.get(from + index).at(new RunPlace(ending, index, length)));
    }
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
