package org.timecoin.chain.verify;

import java.util.Locale;

/** The tables that are computed from blocks and nothing else. */
public enum ComputedTable {
  /** Unspent outputs; a row is named by txid and index. */
  UTXO,
  /** What blocks spent, for undoing them; named by height, txid and index. */
  SPENT_OUTPUT,
  /** Where transactions stand; named by txid and height. */
  TRANSACTION_INDEX,
  /** What addresses hold; named by script. */
  ADDRESS,
  /** The histories of addresses; named by script, height and position. */
  ADDRESS_ENTRY;

  /** As it is called in the database. */
  public String table() {
    return name().toLowerCase(Locale.ROOT);
  }
}
