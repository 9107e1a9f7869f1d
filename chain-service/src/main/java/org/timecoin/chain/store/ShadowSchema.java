package org.timecoin.chain.store;

/**
 * Where second copies of the tables that are computed from blocks stand. They have the names that
 * they have in the chain, so that the same statements write them.
 */
final class ShadowSchema {

  /** The chain's own. */
  static final String CHAIN = "chain";

  /** What a reindex makes; it stays until it is done, also over a restart. */
  static final String REBUILD = "chain_rebuild";

  /** What a verification makes; gone with its transaction. */
  static final String TEMPORARY = "pg_temp";

  private static final String MAKE_TEMPORARY =
      """
      CREATE TEMP TABLE utxo (LIKE chain.utxo INCLUDING ALL) ON COMMIT DROP;
      CREATE TEMP TABLE spent_output (LIKE chain.spent_output INCLUDING ALL) ON COMMIT DROP;
      CREATE TEMP TABLE transaction_index (LIKE chain.transaction_index INCLUDING ALL) ON COMMIT DROP;
      CREATE TEMP TABLE address (LIKE chain.address INCLUDING ALL) ON COMMIT DROP;
      CREATE TEMP TABLE address_entry (LIKE chain.address_entry INCLUDING ALL) ON COMMIT DROP;
      CREATE TEMP TABLE progress (LIKE chain_rebuild.progress INCLUDING ALL) ON COMMIT DROP;
      """;

  private static final String EMPTY =
      """
      TRUNCATE chain_rebuild.utxo, chain_rebuild.spent_output, chain_rebuild.transaction_index,
          chain_rebuild.address, chain_rebuild.address_entry, chain_rebuild.progress
      """;

  private ShadowSchema() {}

  /** A statement about the chain's tables as one about those of a schema. */
  static String in(String schema, String sql) {
    return schema.equals(CHAIN) ? sql : sql.replace("chain.", schema + ".");
  }

  /** Makes the temporary tables of a transaction. */
  static String makeTemporary() {
    return MAKE_TEMPORARY;
  }

  /** Empties what a reindex made. */
  static String emptyRebuild() {
    return EMPTY;
  }
}
