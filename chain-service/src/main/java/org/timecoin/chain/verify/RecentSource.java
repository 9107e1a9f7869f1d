package org.timecoin.chain.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.timecoin.chain.apply.Coin;
import org.timecoin.protocol.bytes.Hash;

/** What is stored beside blocks, asked for block by block. Waits for every answer. */
public interface RecentSource extends BlockSource {

  /** What a block spent, as kept for undoing it. */
  List<Coin> spentBy(long height);

  /** At which positions the index has these transactions at a height. */
  Map<Hash, Integer> indexed(long height, List<Hash> txids);

  /** One block; empty when there is none. */
  default Optional<BlockRow> block(long height) {
    return page(height, height).rows().stream().filter(row -> row.height() == height).findFirst();
  }
}
