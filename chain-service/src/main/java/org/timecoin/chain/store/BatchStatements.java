package org.timecoin.chain.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.stream.IntStream;
import org.timecoin.chain.apply.AddressChange;
import org.timecoin.chain.apply.AddressEntry;
import org.timecoin.chain.apply.BatchPlan;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.Coin;
import org.timecoin.chain.apply.SpentCoin;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.Sha256;

/** The rows of a batch, a few large statements for all of them. */
final class BatchStatements {

  private static final String INSERT_BLOCKS =
      """
      INSERT INTO chain.block (height, hash, previous_hash, merkle_root, version, timestamp,
          block_reward, transactions, size, bincode, bincode_sha256)
      SELECT * FROM unnest($1::bigint[], $2::bytea[], $3::bytea[], $4::bytea[], $5::bigint[],
          $6::bigint[], $7::bigint[], $8::integer[], $9::integer[], $10::bytea[], $11::bytea[])
      """;

  private static final String INSERT_TRANSACTIONS =
      """
      INSERT INTO chain.transaction_index (txid, height, position)
      SELECT * FROM unnest($1::bytea[], $2::bigint[], $3::integer[])
      """;

  static final String REMOVE_COINS =
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

  private static final String INSERT_ENTRIES =
      """
      INSERT INTO chain.address_entry (script, height, position, txid, received_sat, spent_sat)
      SELECT * FROM unnest($1::bytea[], $2::bigint[], $3::integer[], $4::bytea[], $5::bigint[],
          $6::bigint[])
      """;

  static final String CHANGE_ADDRESSES =
      """
      MERGE INTO chain.address a
      USING unnest($1::bytea[], $2::bigint[], $3::bigint[]) AS change (script, sat, outputs)
      ON a.script = change.script
      WHEN MATCHED THEN UPDATE SET unspent_sat = a.unspent_sat + change.sat,
          unspent_outputs = a.unspent_outputs + change.outputs
      WHEN NOT MATCHED THEN INSERT (script, unspent_sat, unspent_outputs)
          VALUES (change.script, change.sat, change.outputs)
      """;

  private static final String INSERT_CERTIFICATES =
      """
      INSERT INTO chain.certificate (last_height, parent_height, parent_hash, value, round, signatures)
      SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bytea[], $4::bytea[], $5::bigint[],
          $6::bytea[])
      """;

  /** One transaction of a block in the index. */
  private record IndexRow(Hash txid, long height, int position) {}

  private final int rowsPerStatement;
  private final String schema;

  /** Statements of at most this many rows each. */
  BatchStatements(int rowsPerStatement) {
    this(rowsPerStatement, ShadowSchema.CHAIN);
  }

  /** The same for tables of these names elsewhere. */
  BatchStatements(int rowsPerStatement, String schema) {
    this.rowsPerStatement = rowsPerStatement;
    this.schema = schema;
  }

  /** Writes all rows of a plan, in the transaction of the connection. */
  Uni<Void> write(SqlConnection connection, BatchPlan plan) {
    BulkSending sending = new BulkSending(connection, rowsPerStatement);
    plan.undo().ifPresent(undo -> UndoStatements.send(sending, undo, plan.addresses().undone()));
    sending.all(INSERT_BLOCKS, plan.blocks(), BatchStatements::blocks);
    computed(sending, plan);
    sending.all(INSERT_CERTIFICATES, plan.certificates(), CertificateColumns::of);
    return sending.finish();
  }

  /** Writes what is computed from the blocks of a plan that undoes nothing, and not the blocks. */
  Uni<Void> writeComputed(SqlConnection connection, BatchPlan plan) {
    BulkSending sending = new BulkSending(connection, rowsPerStatement);
    computed(sending, plan);
    return sending.finish();
  }

  private void computed(BulkSending sending, BatchPlan plan) {
    sending.all(in(INSERT_TRANSACTIONS), index(plan.blocks()), BatchStatements::indexRows);
    sending.all(in(REMOVE_COINS), plan.coins().removed(), BatchStatements::outpoints);
    sending.all(in(INSERT_COINS), plan.coins().created(), BatchStatements::coins);
    sending.all(in(INSERT_SPENT), plan.coins().spent(), BatchStatements::spent);
    sending.all(in(INSERT_ENTRIES), plan.addresses().entries(), BatchStatements::entries);
    sending.all(in(CHANGE_ADDRESSES), plan.addresses().balances(), BatchStatements::balances);
  }

  private String in(String sql) {
    return ShadowSchema.in(schema, sql);
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
        .hash(c -> new Sha256().bytes(c.bincode()).hash())
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

  private static Tuple entries(ArrayColumns<AddressEntry> columns) {
    return columns
        .byteString(AddressEntry::script)
        .bigint(AddressEntry::height)
        .integer(AddressEntry::position)
        .hash(AddressEntry::txid)
        .bigint(AddressEntry::receivedSat)
        .bigint(AddressEntry::spentSat)
        .tuple();
  }

  private static Tuple balances(ArrayColumns<AddressChange> columns) {
    return columns
        .byteString(AddressChange::script)
        .bigint(AddressChange::unspentSat)
        .bigint(AddressChange::unspentOutputs)
        .tuple();
  }
}
