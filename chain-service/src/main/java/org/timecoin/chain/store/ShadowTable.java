package org.timecoin.chain.store;

import java.util.List;
import java.util.stream.Collectors;
import org.timecoin.chain.verify.ComputedTable;

/**
 * How the rows of a computed table are told apart and compared.
 *
 * @param table which
 * @param key the columns that name a row
 * @param compared the other columns
 * @param rowName SQL for the name of a row as people read it
 * @param height SQL for the height it belongs to
 * @param ignored SQL for differences that are none; s is the shadow, c the chain
 */
record ShadowTable(
    ComputedTable table,
    List<String> key,
    List<String> compared,
    String rowName,
    String height,
    String ignored) {

  private static final String NONE = "false";

  /** All of them. */
  static final List<ShadowTable> ALL =
      List.of(
          new ShadowTable(
              ComputedTable.UTXO,
              List.of("txid", "vout"),
              List.of("value_sat", "created_height", "script"),
              "encode(txid, 'hex') || ':' || vout",
              "coalesce(s.created_height, c.created_height)",
              NONE),
          new ShadowTable(
              ComputedTable.SPENT_OUTPUT,
              List.of("spent_height", "txid", "vout"),
              List.of("value_sat", "created_height", "script"),
              "spent_height || ':' || encode(txid, 'hex') || ':' || vout",
              "spent_height",
              NONE),
          new ShadowTable(
              ComputedTable.TRANSACTION_INDEX,
              List.of("txid", "height"),
              List.of("position"),
              "encode(txid, 'hex') || '@' || height",
              "height",
              NONE),
          // An address that was paid on a branch that was left stays, with nothing.
          new ShadowTable(
              ComputedTable.ADDRESS,
              List.of("script"),
              List.of("unspent_sat", "unspent_outputs"),
              "encode(script, 'escape')",
              "0::bigint",
              "s.unspent_sat IS NULL AND c.unspent_sat = 0 AND c.unspent_outputs = 0"),
          new ShadowTable(
              ComputedTable.ADDRESS_ENTRY,
              List.of("script", "height", "position"),
              List.of("txid", "received_sat", "spent_sat"),
              "encode(script, 'escape') || '@' || height || ':' || position",
              "height",
              NONE));

  ShadowTable {
    key = List.copyOf(key);
    compared = List.copyOf(compared);
  }

  /** In any of the schemas. */
  String name() {
    return table.table();
  }

  /** A column that is there when the row is. */
  String value() {
    return compared.getFirst();
  }

  String keyList() {
    return String.join(", ", key);
  }

  /** The compared columns of one side. */
  String values(String side) {
    return compared.stream().map(column -> side + "." + column).collect(Collectors.joining(", "));
  }

  /** That a row of the shadow and one of the chain have one name. */
  String sameKey() {
    return key.stream()
        .map(column -> "s." + column + " = c." + column)
        .collect(Collectors.joining(" AND "));
  }
}
