package org.timecoin.chain.store;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.verify.BlockProof;
import org.timecoin.chain.verify.Checked;
import org.timecoin.protocol.bincode.BincodeFault;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.Sha256;

/**
 * What is stored about a damaged block, and putting the right bytes and hashes in their place: the
 * one change to a block that the database allows when it is final (V7__repair_of_hashes.sql). Waits
 * for every answer.
 */
public final class BlockRepair {

  /** The block after it, or the tip, says what hash it has. */
  private static final String SELECT_PROOF =
      """
      SELECT coalesce(
          (SELECT previous_hash FROM chain.block WHERE height = $1 + 1),
          (SELECT hash FROM chain.tip WHERE height = $1)) AS hash,
        (SELECT bincode_sha256 FROM chain.block WHERE height = $1) AS checksum,
        (SELECT bincode FROM chain.block WHERE height = $1) AS stored
      """;

  private static final String SELECT_TXIDS =
      "SELECT txid FROM chain.transaction_index WHERE height = $1 ORDER BY position";

  /** Heard by the triggers that keep final blocks; ends with the transaction. */
  private static final String ALLOW = "SET LOCAL timenode.repair = on";

  private static final String WRITE =
      """
      INSERT INTO chain.block (height, hash, previous_hash, merkle_root, version, timestamp,
          block_reward, transactions, size, bincode, bincode_sha256)
      SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 FROM chain.tip t
      WHERE t.height = $1 AND t.hash = $2
        OR EXISTS (SELECT FROM chain.block WHERE height = $1 + 1 AND previous_hash = $2)
      ON CONFLICT (height) DO UPDATE SET hash = excluded.hash,
          previous_hash = excluded.previous_hash, merkle_root = excluded.merkle_root,
          version = excluded.version, timestamp = excluded.timestamp,
          block_reward = excluded.block_reward, transactions = excluded.transactions,
          size = excluded.size, bincode = excluded.bincode,
          bincode_sha256 = excluded.bincode_sha256
      """;

  /**
   * The last block where the tip names another, if it is whole, stands on the one before it, and no
   * certificate names another.
   */
  private static final String SELECT_LAST =
      """
      SELECT b.height, b.hash, b.bincode
      FROM chain.tip t, chain.block b, chain.block before
      WHERE b.height = t.height AND before.height = t.height - 1 AND b.hash <> t.hash
        AND b.bincode_sha256 = sha256(b.bincode)
        AND b.hash = sha256(substring(b.bincode FROM 1 FOR 92))
        AND before.hash = substring(b.bincode FROM 13 FOR 32)
        AND NOT EXISTS (SELECT FROM chain.block above WHERE above.height > t.height)
        AND NOT EXISTS (
          SELECT FROM chain.certificate c WHERE c.last_height = t.height AND c.value <> b.hash)
      """;

  private static final String WRITE_TIP = "UPDATE chain.tip SET hash = $2 WHERE height = $1";

  /** The chain must not move between the proof and what is written by it. */
  private static final String LOCK_TIP = "SELECT height FROM chain.tip FOR UPDATE";

  private final Pool pool;
  private final Fence fence;
  private final StoreLimits limits;

  /** Repairs over the writer's connections. */
  public BlockRepair(Pool pool, Fence fence, StoreLimits limits) {
    this.pool = pool;
    this.fence = fence;
    this.limits = limits;
  }

  /** What proves the block at a height; empty above the tip, or when nobody knows its hash. */
  public Optional<BlockProof> proof(long height) {
    Row row =
        PgChainStorage.await(
                "look up what proves a block",
                limits.queryTimeout(),
                pool.preparedQuery(SELECT_PROOF).execute(Tuple.of(height)))
            .iterator()
            .next();
    return hash(row, "hash")
        .map(
            hash ->
                new BlockProof(
                    height,
                    hash,
                    hash(row, "checksum"),
                    txids(pool, height),
                    Optional.ofNullable(row.getBuffer("stored"))
                        .map(bytes -> ByteString.of(bytes.getBytes()))));
  }

  private static Optional<Hash> hash(Row row, String column) {
    return Optional.ofNullable(row.getBuffer(column))
        .map(buffer -> buffer.getBytes())
        .filter(bytes -> bytes.length == Hash.LENGTH)
        .map(Hash::of);
  }

  private List<Hash> txids(SqlClient client, long height) {
    return PgChainStorage.await(
        "look up what a block held",
        // The index is not made for this question: it is read whole.
        limits.commitTimeout(),
        client
            .preparedQuery(SELECT_TXIDS)
            .execute(Tuple.of(height))
            .map(rows -> Rows.all(rows, row -> Rows.hash(row, "txid"))));
  }

  /**
   * Puts a proven block in the place of the damaged one.
   *
   * @return false when its place is another's by now: the chain has moved since it was proven
   */
  public boolean write(Candidate block) {
    return WaitingTransaction.commit(
        pool, limits.queryTimeout(), connection -> write(connection, block));
  }

  private boolean write(SqlConnection connection, Candidate block) {
    PgChainStorage.await(
        "lock the lease", limits.queryTimeout(), fence.check(connection, fence.term()));
    PgChainStorage.await(
        "allow a repair", limits.queryTimeout(), connection.query(ALLOW).execute());
    PgChainStorage.await(
        "lock the tip", limits.queryTimeout(), connection.query(LOCK_TIP).execute());
    return PgChainStorage.await(
                "write a block anew",
                limits.queryTimeout(),
                connection.preparedQuery(WRITE).execute(columns(block)))
            .rowCount()
        == 1;
  }

  /**
   * Has the tip name its block when it names another, and that block is the one which everything
   * beside it was computed from: it could also be of a branch that was left, on a page that was
   * lost when the tip was written.
   *
   * @return whether there was something to put right, and it is
   */
  public boolean writeTip() {
    return WaitingTransaction.commit(pool, limits.queryTimeout(), this::writeTip);
  }

  private boolean writeTip(SqlConnection connection) {
    PgChainStorage.await(
        "lock the lease", limits.queryTimeout(), fence.check(connection, fence.term()));
    PgChainStorage.await(
        "lock the tip", limits.queryTimeout(), connection.query(LOCK_TIP).execute());
    for (Row row :
        PgChainStorage.await(
            "look whether the tip is its block",
            limits.queryTimeout(),
            connection.query(SELECT_LAST).execute())) {
      if (isIndexed(connection, row)) {
        PgChainStorage.await(
            "write the tip",
            limits.queryTimeout(),
            connection
                .preparedQuery(WRITE_TIP)
                .execute(
                    Tuple.tuple()
                        .addLong(row.getLong("height"))
                        .addValue(PgChainStorage.buffer(Rows.hash(row, "hash")))));
        return true;
      }
    }
    return false;
  }

  private boolean isIndexed(SqlConnection connection, Row row) {
    try {
      Candidate block = Candidate.decode(Rows.bytes(row, "bincode"), Checked.LONG_AFTER);
      return block.txids().equals(txids(connection, row.getLong("height")));
    } catch (BincodeFault e) {
      // It has its checksum and its hash, and yet it is no block: then it proves nothing.
      return false;
    }
  }

  private static Tuple columns(Candidate block) {
    BlockHeader header = block.block().header();
    return Tuple.tuple()
        .addLong(block.height())
        .addValue(PgChainStorage.buffer(block.hash()))
        .addValue(PgChainStorage.buffer(block.previousHash()))
        .addValue(PgChainStorage.buffer(header.merkleRoot()))
        .addLong(Integer.toUnsignedLong(header.version()))
        .addLong(header.timestamp())
        .addLong(header.blockReward())
        .addInteger(block.txids().size())
        .addInteger(block.bincode().length)
        .addValue(Buffer.buffer(block.bincode()))
        .addValue(PgChainStorage.buffer(new Sha256().bytes(block.bincode()).hash()));
  }
}
