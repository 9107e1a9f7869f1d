package org.timecoin.chain.verify;

import java.util.List;
import org.timecoin.protocol.bytes.Hash;

/**
 * What a verification or a reindex found.
 *
 * @param first height of the first block that was looked at
 * @param tip height of the last
 * @param tipHash hash of the last
 * @param compared whether everything computed was compared with what the blocks say
 * @param findings the first of what was found
 * @param found how much was found
 */
public record Report(
    long first, long tip, Hash tipHash, boolean compared, List<Finding> findings, long found) {

  public Report {
    findings = List.copyOf(findings);
  }

  /** Whether nothing was found. */
  public boolean isClean() {
    return found == 0;
  }

  /** Heights of blocks that are damaged by themselves. */
  public List<Long> damagedBlocks() {
    return findings.stream()
        .filter(Finding.BadBlock.class::isInstance)
        .map(finding -> ((Finding.BadBlock) finding).height())
        .distinct()
        .toList();
  }

  /** Whether the tip is not the block that it stands at. */
  public boolean hasBadTip() {
    return findings.stream().anyMatch(Finding.BadTip.class::isInstance);
  }

  /** Whether something computed from blocks differs from what they say. */
  public boolean hasBadRows() {
    return findings.stream()
        .anyMatch(one -> one instanceof Finding.BadRow || one instanceof Finding.BadTotals);
  }
}
