package org.timecoin.chain.store;

import java.util.List;

/**
 * Rows as a chain of 4,000 blocks leaves them, straight into the tables: enough for the planner to
 * tell a scan from an index, few enough to be sampled whole, so that plans are the same every time.
 */
final class LargeChain {

  private static final List<String> ROWS =
      List.of(
          """
          INSERT INTO chain.block (height, hash, previous_hash, merkle_root, version, timestamp,
              block_reward, transactions, size, bincode, bincode_sha256)
          SELECT h, hash(h), hash(h - 1), hash(-h), 1, 1700000000 + 600 * h, 100, 3, 300,
              decode(repeat('ab', 300), 'hex'), hash(h)
          FROM generate_series(1, 4000) AS h
          """,
          """
          INSERT INTO chain.transaction_index (txid, height, position)
          SELECT hash(100000 + n), n / 4 + 1, n % 4 FROM generate_series(0, 15999) AS n
          """,
          """
          INSERT INTO chain.utxo (txid, vout, value_sat, created_height, script)
          SELECT hash(100000 + n), 0, n, n / 4 + 1, script(n % 2000)
          FROM generate_series(0, 15999) AS n
          """,
          """
          INSERT INTO chain.spent_output (spent_height, txid, vout, value_sat, created_height, script)
          SELECT n / 4 + 1, hash(200000 + n), 0, n, 1, script(n % 2000)
          FROM generate_series(0, 15999) AS n
          """,
          """
          INSERT INTO chain.address (script, unspent_sat, unspent_outputs)
          SELECT script(n), 8 * n, 8 FROM generate_series(0, 3999) AS n
          """,
          """
          INSERT INTO chain.address_entry (script, height, position, txid, received_sat, spent_sat)
          SELECT script(n % 10), n / 4 + 1, n % 4, hash(100000 + n), n, 0
          FROM generate_series(0, 15999) AS n
          """,
          """
          INSERT INTO chain.certificate (last_height, parent_height, parent_hash, value, round, signatures)
          SELECT h, h - 1, hash(h - 1), hash(h), 0, decode(repeat('cd', 96), 'hex')
          FROM generate_series(1, 4000) AS h
          """,
          """
          INSERT INTO chain.outbox (seq, first_height, tip_height, tip_hash, transactions)
          SELECT h, h, h, hash(h), 1 FROM generate_series(1, 4000) AS h
          """,
          """
          INSERT INTO chain.intake_offset (topic, partition, next_offset)
          SELECT 'topic' || n, 0, 7 FROM generate_series(1, 2) AS n
          """,
          "UPDATE chain.tip SET height = 4000, hash = hash(4000), event_seq = 4000");

  private LargeChain() {}

  /** Fills a database that holds the genesis block and nothing else. */
  static void fill(TestDatabase database) {
    database.execute(
        """
        CREATE FUNCTION hash(n bigint) RETURNS bytea IMMUTABLE LANGUAGE sql
        AS $$ SELECT sha256(n::text::bytea) $$
        """);
    database.execute(
        """
        CREATE FUNCTION script(n bigint) RETURNS bytea IMMUTABLE LANGUAGE sql
        AS $$ SELECT ('TIME0' || n)::bytea $$
        """);
    ROWS.forEach(database::execute);
    database.execute("VACUUM (ANALYZE)");
  }
}
