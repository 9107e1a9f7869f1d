package org.timecoin.chain.apply;

import java.util.ArrayList;
import java.util.List;

/**
 * How much one transaction of blocks holds.
 *
 * @param blocks at most so many
 * @param bytes at most so many in binary form, but always one block, or one certified run
 */
public record BatchLimits(int blocks, int bytes) {

  /** Refuses limits that would hold nothing. */
  public BatchLimits {
    if (blocks < 1 || bytes < 1) {
      throw new IllegalArgumentException("a batch holds at least one block");
    }
  }

  /**
   * Cuts a run into batches, in order. A certified run is never cut, and one that pays others than
   * the block before it begins a batch: how old the outputs of those who enter are is asked of what
   * is stored.
   */
  List<List<Candidate>> cut(List<Candidate> run) {
    if (run.getFirst().continuesRun()) {
      throw new IllegalArgumentException("a batch doesn't begin within a certified run");
    }
    List<List<Candidate>> batches = new ArrayList<>();
    int start = 0;
    long size = 0;
    for (int i = 0; i < run.size(); i = unitEnd(run, i)) {
      int end = unitEnd(run, i);
      long next = run.subList(i, end).stream().mapToLong(one -> one.bincode().length).sum();
      boolean full = end - start > blocks || size + next > bytes;
      if (i > start && (full || paysOthers(run.get(i), run.get(i - 1)))) {
        batches.add(run.subList(start, i));
        start = i;
        size = 0;
      }
      size += next;
    }
    batches.add(run.subList(start, run.size()));
    return batches;
  }

  /** Where the block, or the certified run, that begins at an index ends, exclusive. */
  private static int unitEnd(List<Candidate> run, int from) {
    int end = from + 1;
    while (end < run.size() && run.get(end).continuesRun()) {
      end++;
    }
    return end;
  }

  private static boolean paysOthers(Candidate block, Candidate before) {
    return block.place().isPresent() && !block.asTip().paid().equals(before.asTip().paid());
  }
}
