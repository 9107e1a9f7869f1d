package org.timecoin.chain.apply;

import java.util.Optional;
import org.timecoin.protocol.vote.Certificate;

/**
 * Where a block stands in the run that it came with (consensus.md section 3, "Instances and runs").
 *
 * @param certificate of the whole run, not yet checked; empty for a proposal, which may be judged
 *     but never committed
 * @param index of the block in the run, from 0 on
 * @param length blocks in the run
 */
public record RunPlace(Optional<Certificate> certificate, int index, int length) {

  /** Whether the run begins with the block. */
  public boolean isFirst() {
    return index == 0;
  }

  /** Whether the run ends with the block. */
  public boolean isLast() {
    return index == length - 1;
  }
}
