package org.timecoin.chain.apply;

import java.util.ArrayList;
import java.util.List;

/**
 * How much one transaction of blocks holds.
 *
 * @param blocks at most so many
 * @param bytes at most so many in binary form, but always one block
 */
public record BatchLimits(int blocks, int bytes) {

  /** Refuses limits that would hold nothing. */
  public BatchLimits {
    if (blocks < 1 || bytes < 1) {
      throw new IllegalArgumentException("a batch holds at least one block");
    }
  }

  /** Cuts a run into batches, in order. */
  List<List<Candidate>> cut(List<Candidate> run) {
    List<List<Candidate>> batches = new ArrayList<>();
    int start = 0;
    long size = 0;
    for (int i = 0; i < run.size(); i++) {
      int next = run.get(i).bincode().length;
      if (i > start && (i - start == blocks || size + next > bytes)) {
        batches.add(run.subList(start, i));
        start = i;
        size = 0;
      }
      size += next;
    }
    batches.add(run.subList(start, run.size()));
    return batches;
  }
}
