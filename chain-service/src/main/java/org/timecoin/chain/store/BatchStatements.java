package org.timecoin.chain.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.timecoin.chain.apply.BatchPlan;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.Coin;
import org.timecoin.chain.apply.SpentCoin;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.bytes.Hash;

/** The rows of a batch, a few large statements for all of them. */
final class BatchStatements {

  private static final String INSERT_BLOCKS =
      """
      INSERT INTO chain.block (height, hash, previous_hash, merkle_root, version, timestamp,
          block_reward, transactions, size, bincode)
      SELECT * FROM unnest($1::bigint[], $2::bytea[], $3::bytea[], $4::bytea[], $5::bigint[],
          $6::bigint[], $7::bigint[], $8::integer[], $9::integer[], $10::bytea[])
      """;

  private static final String INSERT_TRANSACTIONS =
      """
      INSERT INTO chain.transaction_index (txid, height, position)
      SELECT * FROM unnest($1::bytea[], $2::bigint[], $3::integer[])
      """;

  private static final String REMOVE_COINS =
      """
      DELETE FROM chain.utxo u USING unnest($1::bytea[], $2::integer[]) AS gone (txid, vout)
      WHERE u.txid = gone.txid AND u.vout = gone.vout
      """;

  private static final String INSERT_COINS =
      """
      INSERT INTO chain.utxo (txid, vout, value_sat, created_height, script)
      SELECT * FROM unnest($1::bytea[], $2::integer[], $3::bigint[], $4::bigint[], $5::bytea[])
      """;

  private static final String INSERT_SPENT =
      """
      INSERT INTO chain.spent_output (spent_height, txid, vout, value_sat, created_height, script)
      SELECT * FROM unnest($1::bigint[], $2::bytea[], $3::integer[], $4::bigint[], $5::bigint[],
          $6::bytea[])
      """;

  /** One transaction of a block in the index. */
  private record IndexRow(Hash txid, long height, int position) {}

  private final int rowsPerStatement;

  /** Statements of at most this many rows each. */
  BatchStatements(int rowsPerStatement) {
    this.rowsPerStatement = rowsPerStatement;
  }

  /**
   * Writes all rows of a plan. The statements are sent one behind the other without waiting, which
   * the client and PostgreSQL keep in order.
   */
  Uni<Void> write(SqlConnection connection, BatchPlan plan) {
    List<Uni<Integer>> sent = new ArrayList<>();
    send(sent, connection, INSERT_BLOCKS, plan.blocks(), BatchStatements::blocks);
    send(sent, connection, INSERT_TRANSACTIONS, index(plan.blocks()), BatchStatements::indexRows);
    send(sent, connection, REMOVE_COINS, plan.removed(), BatchStatements::outpoints);
    send(sent, connection, INSERT_COINS, plan.created(), BatchStatements::coins);
    send(sent, connection, INSERT_SPENT, plan.spent(), BatchStatements::spent);
    int expected =
        plan.blocks().size()
            + plan.transactions()
            + plan.removed().size()
            + plan.created().size()
            + plan.spent().size();
    return Uni.join()
        .all(sent)
        .andFailFast()
        .invoke(counts -> requireAll(expected, counts))
        .replaceWithVoid();
  }

  private static void requireAll(int expected, List<Integer> counts) {
    int written = counts.stream().mapToInt(Integer::intValue).sum();
    if (written != expected) {
      // An output to be removed is not there: the stored set is not what the plan was made from.
      throw new IllegalStateException(written + " rows changed where " + expected + " were due");
    }
  }

  private <T> void send(
      List<Uni<Integer>> sent,
      SqlConnection connection,
      String sql,
      List<T> rows,
      RowColumns<T> columns) {
    for (int from = 0; from < rows.size(); from += rowsPerStatement) {
      List<T> chunk = rows.subList(from, Math.min(rows.size(), from + rowsPerStatement));
      sent.add(
          connection
              .preparedQuery(sql)
              .execute(columns.of(ArrayColumns.of(chunk)))
              .map(result -> result.rowCount()));
    }
  }

  /** How rows become the columns of a statement. */
  private interface RowColumns<T> {
    Tuple of(ArrayColumns<T> columns);
  }

  private static Tuple blocks(ArrayColumns<Candidate> columns) {
    return columns
        .bigint(Candidate::height)
        .hash(Candidate::hash)
        .hash(Candidate::previousHash)
        .hash(c -> c.block().header().merkleRoot())
        .bigint(c -> Integer.toUnsignedLong(c.block().header().version()))
        .bigint(c -> c.block().header().timestamp())
        .bigint(c -> c.block().header().blockReward())
        .integer(c -> c.txids().size())
        .integer(c -> c.bincode().length)
        .bytes(Candidate::bincode)
        .tuple();
  }

  private static List<IndexRow> index(List<Candidate> blocks) {
    return blocks.stream()
        .flatMap(
            block ->
                IntStream.range(0, block.txids().size())
                    .mapToObj(i -> new IndexRow(block.txids().get(i), block.height(), i)))
        .toList();
  }

  private static Tuple indexRows(ArrayColumns<IndexRow> columns) {
    return columns
        .hash(IndexRow::txid)
        .bigint(IndexRow::height)
        .integer(IndexRow::position)
        .tuple();
  }

  /** The columns that name outputs. */
  static Tuple outpoints(ArrayColumns<OutPoint> columns) {
    return columns.hash(OutPoint::txid).integer(OutPoint::vout).tuple();
  }

  private static Tuple coins(ArrayColumns<Coin> columns) {
    return columns
        .hash(c -> c.outpoint().txid())
        .integer(c -> c.outpoint().vout())
        .bigint(c -> c.output().value())
        .bigint(Coin::createdHeight)
        .byteString(c -> c.output().scriptPubkey())
        .tuple();
  }

  private static Tuple spent(ArrayColumns<SpentCoin> columns) {
    return columns
        .bigint(SpentCoin::spentHeight)
        .hash(s -> s.coin().outpoint().txid())
        .integer(s -> s.coin().outpoint().vout())
        .bigint(s -> s.coin().output().value())
        .bigint(s -> s.coin().createdHeight())
        .byteString(s -> s.coin().output().scriptPubkey())
        .tuple();
  }
}
