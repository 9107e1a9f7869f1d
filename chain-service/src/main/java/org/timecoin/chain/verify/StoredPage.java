package org.timecoin.chain.verify;

import java.util.List;
import org.timecoin.protocol.vote.Certificate;

/**
 * Stored blocks in the order of their heights.
 *
 * @param rows none beyond the tip; a certified run is there whole
 * @param certificates of the runs among them
 */
public record StoredPage(List<BlockRow> rows, List<Certificate> certificates) {

  public StoredPage {
    rows = List.copyOf(rows);
    certificates = List.copyOf(certificates);
  }
}
