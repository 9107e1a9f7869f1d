package org.timecoin.chain.store;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import org.timecoin.chain.apply.AddressAtHeight;
import org.timecoin.chain.apply.Undo;
import org.timecoin.chain.apply.UndoneBlock;
import org.timecoin.protocol.bytes.Hash;

/** Takes away the rows of blocks that are undone; what they did to outputs is the plan's to say. */
final class UndoStatements {

  static final String DELETE_BLOCKS = "DELETE FROM chain.block WHERE height > $1";

  static final String DELETE_SPENT = "DELETE FROM chain.spent_output WHERE spent_height > $1";

  static final String DELETE_TRANSACTIONS =
      """
      DELETE FROM chain.transaction_index i USING unnest($1::bytea[], $2::bigint[]) AS gone (txid, height)
      WHERE i.txid = gone.txid AND i.height = gone.height
      """;

  static final String DELETE_ENTRIES =
      """
      DELETE FROM chain.address_entry e USING unnest($1::bytea[], $2::bigint[]) AS gone (script, height)
      WHERE e.script = gone.script AND e.height = gone.height
      """;

  /** One transaction of an undone block in the index. */
  private record IndexKey(Hash txid, long height) {}

  private UndoStatements() {}

  /** To be sent before anything that is created. */
  static void send(BulkSending sending, Undo undo, List<AddressAtHeight> addresses) {
    long ancestor = undo.ancestor().height();
    sending.one(DELETE_BLOCKS, undo.blocks().size(), Tuple.of(ancestor));
    int spent = undo.blocks().stream().mapToInt(block -> block.spent().size()).sum();
    sending.one(DELETE_SPENT, spent, Tuple.of(ancestor));
    sending.all(
        DELETE_TRANSACTIONS,
        undo.blocks().stream().flatMap(block -> keys(block).stream()).toList(),
        columns -> columns.hash(IndexKey::txid).bigint(IndexKey::height).tuple());
    sending.uncounted(
        DELETE_ENTRIES,
        addresses,
        columns ->
            columns.byteString(AddressAtHeight::script).bigint(AddressAtHeight::height).tuple());
  }

  private static List<IndexKey> keys(UndoneBlock undone) {
    return undone.block().txids().stream()
        .map(txid -> new IndexKey(txid, undone.block().height()))
        .toList();
  }
}
