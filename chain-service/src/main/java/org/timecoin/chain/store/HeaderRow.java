package org.timecoin.chain.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.bytes.Hash;

/** A committed block but for its bytes, which nobody who asks for a header wants to be read. */
@Entity
@Immutable
@Table(schema = "chain", name = "block")
@NamedQuery(
    name = HeaderRow.BY_HEIGHT,
    query = "select h from HeaderRow h where h.height = :height")
@NamedQuery(name = HeaderRow.BY_HASH, query = "select h from HeaderRow h where h.hash = :hash")
class HeaderRow {

  static final String BY_HEIGHT = "header.byHeight";
  static final String BY_HASH = "header.byHash";

  @Id
  @Column(name = "height")
  long height;

  @Column(name = "hash")
  byte[] hash;

  @Column(name = "previous_hash")
  byte[] previousHash;

  @Column(name = "merkle_root")
  byte[] merkleRoot;

  @Column(name = "version")
  long headerVersion;

  @Column(name = "timestamp")
  long blockTime;

  @Column(name = "block_reward")
  long blockReward;

  @Column(name = "transactions")
  int transactions;

  @Column(name = "size")
  int blockSize;

  StoredHeader value() {
    BlockHeader header =
        new BlockHeader(
            (int) headerVersion,
            height,
            Hash.of(previousHash),
            Hash.of(merkleRoot),
            blockTime,
            blockReward);
    return new StoredHeader(header, Hash.of(hash), transactions, blockSize);
  }
}
