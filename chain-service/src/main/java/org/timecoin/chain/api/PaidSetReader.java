package org.timecoin.chain.api;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.timecoin.chain.store.ChainReader;
import org.timecoin.chain.store.StoredBlock;
import org.timecoin.contracts.chain.v1.PaidSet;
import org.timecoin.contracts.chain.v1.PaidSetsRequest;
import org.timecoin.contracts.chain.v1.PaidSetsResponse;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.bytes.Hash;

/** Reads whom the last blocks paid, a page of blocks at a time. */
final class PaidSetReader {

  /** How many blocks count for uptime (consensus.md section 3, "Leaders"). */
  private static final int BLOCKS_MAX = 144;

  private final ChainReader reader;
  private final int pageBytes;

  PaidSetReader(ChainReader reader, int pageBytes) {
    this.reader = reader;
    this.pageBytes = pageBytes;
  }

  Uni<PaidSetsResponse> read(PaidSetsRequest request) {
    int blocks = request.getBlocks() == 0 ? BLOCKS_MAX : request.getBlocks();
    if (blocks < 0 || blocks > BLOCKS_MAX) {
      throw Answers.invalid("at most " + BLOCKS_MAX + " blocks");
    }
    long last = request.getLast().getHeight();
    Hash hash = ChainMap.hash(request.getLast().getHash());
    return reader
        .heightOf(hash)
        .map(height -> height.filter(found -> found == last).orElseThrow(Answers::unknownBlock))
        .chain(height -> read(Math.max(0, height - blocks + 1), height, hash, new ArrayList<>()))
        .map(sets -> PaidSetsResponse.newBuilder().addAllSets(sets).build());
  }

  private Uni<List<PaidSet>> read(long first, long last, Hash hash, List<PaidSet> sets) {
    if (first > last) {
      return Uni.createFrom().item(sets);
    }
    return reader
        .page(first, last, pageBytes)
        .chain(
            page -> {
              page.forEach(block -> sets.add(set(block)));
              // A branch may have been left in between; then these are another block's.
              if (page.isEmpty() || isOther(page.getLast(), last, hash)) {
                throw Answers.unknownBlock();
              }
              return read(page.getLast().height() + 1, last, hash, sets);
            });
  }

  private static boolean isOther(StoredBlock block, long last, Hash hash) {
    return block.height() == last && !block.hash().equals(hash);
  }

  private static PaidSet set(StoredBlock block) {
    List<String> addresses =
        block.block().masternodeRewards().stream().map(MasternodeReward::address).toList();
    return PaidSet.newBuilder().setHeight(block.height()).addAllAddresses(addresses).build();
  }
}
