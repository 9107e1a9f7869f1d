package org.timecoin.gateway.transport;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

/**
 * The memory of all unfinished lines of the process. Over the budget the connection with the
 * largest one is closed, and the next, until the rest fits (protocol.md section 1). Used on the
 * loop only.
 */
public final class UnfinishedLines {

  private final long budgetBytes;
  private final Set<Wire> holders = new HashSet<>();
  private long totalBytes;

  /** Nothing is held yet. */
  public UnfinishedLines(long budgetBytes) {
    this.budgetBytes = budgetBytes;
  }

  /** A connection holds more or less than before. */
  void changed(Wire wire, int before, int after) {
    totalBytes += after - before;
    if (after > 0) {
      holders.add(wire);
    } else {
      holders.remove(wire);
    }
    while (totalBytes > budgetBytes && !holders.isEmpty()) {
      largest().closeForBudget();
    }
  }

  private Wire largest() {
    return holders.stream().max(Comparator.comparingInt(Wire::heldBytes)).orElseThrow();
  }

  /** Bytes held now. */
  public long totalBytes() {
    return totalBytes;
  }
}
