package org.timecoin.localnet.chainfile;

import java.util.List;
import org.timecoin.contracts.types.v1.Block;
import org.timecoin.contracts.types.v1.Certificate;

/**
 * Blocks that are imported in one request.
 *
 * @param blocks of consecutive heights; a certified run is there whole
 * @param certificates of the runs among them
 * @param line the number of the last line that was read: they come from it or from lines before
 */
record Batch(List<Block> blocks, List<Certificate> certificates, long line) {

  Batch {
    blocks = List.copyOf(blocks);
    certificates = List.copyOf(certificates);
  }
}
