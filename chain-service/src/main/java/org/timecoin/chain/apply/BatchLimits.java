package org.timecoin.chain.apply;

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
   * The blocks at the start of a run that go into one transaction; none of an empty one. A
   * certified run is never cut, and one that pays others than the block before it begins a batch:
   * how old the outputs of those who enter are is asked of what is stored.
   */
  List<Candidate> first(List<Candidate> run) {
    if (!run.isEmpty() && run.getFirst().continuesRun()) {
      throw new IllegalArgumentException("a batch doesn't begin within a certified run");
    }
    int end = 0;
    long size = 0;
    while (end < run.size()) {
      int next = unitEnd(run, end);
      size += run.subList(end, next).stream().mapToLong(one -> one.bincode().length).sum();
      boolean full = next > blocks || size > bytes;
      if (end > 0 && (full || paysOthers(run.get(end), run.get(end - 1)))) {
        break;
      }
      end = next;
    }
    return run.subList(0, end);
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
