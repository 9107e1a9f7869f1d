package org.timecoin.protocol.block;

import java.util.ArrayList;
import java.util.List;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.Sha256;

/**
 * The {@code merkle_root} of a header (protocol.md section 3): with header version 3 the Merkle
 * tree hash of RFC 6962 over all txids in block order, with every other version the coinbase's txid
 * alone.
 */
public final class MerkleRoot {

  /** The header version whose Merkle root commits to every transaction. */
  public static final int TREE_VERSION = 3;

  private MerkleRoot() {}

  /**
   * The root for a header of this version over these txids, coinbase first; there must be one,
   * since a block without transactions has no root.
   */
  public static Hash of(int headerVersion, List<Hash> txids) {
    if (txids.isEmpty()) {
      throw new IllegalArgumentException("no transactions, no Merkle root");
    }
    return headerVersion == TREE_VERSION ? tree(txids) : txids.getFirst();
  }

  /**
   * RFC 6962 section 2.1. The tree splits at the largest power of two below n; level by level, with
   * an odd last node moved up as it is, gives the same.
   */
  private static Hash tree(List<Hash> txids) {
    List<Hash> level = txids.stream().map(MerkleRoot::leaf).toList();
    while (level.size() > 1) {
      level = parents(level);
    }
    return level.getFirst();
  }

  private static List<Hash> parents(List<Hash> level) {
    List<Hash> parents = new ArrayList<>((level.size() + 1) / 2);
    for (int i = 0; i + 1 < level.size(); i += 2) {
      parents.add(node(level.get(i), level.get(i + 1)));
    }
    if (level.size() % 2 == 1) {
      parents.add(level.getLast());
    }
    return parents;
  }

  private static Hash leaf(Hash txid) {
    return new Sha256().u8(0).hash(txid).hash();
  }

  private static Hash node(Hash left, Hash right) {
    return new Sha256().u8(1).hash(left).hash(right).hash();
  }
}
