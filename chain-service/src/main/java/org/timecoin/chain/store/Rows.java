package org.timecoin.chain.store;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.timecoin.chain.apply.Coin;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.Sha256;

/** Values from the columns that several statements select. */
final class Rows {

  private Rows() {}

  static <T> List<T> all(RowSet<Row> rows, Function<Row, T> value) {
    return StreamSupport.stream(rows.spliterator(), false).map(value).toList();
  }

  static byte[] bytes(Row row, String column) {
    return row.getBuffer(column).getBytes();
  }

  static Hash hash(Row row, String column) {
    return Hash.of(bytes(row, column));
  }

  /** Whether a block's bytes are those that were written, by its column bincode_sha256. */
  static boolean hasChecksum(Row row, byte[] bincode) {
    byte[] checksum = bytes(row, "bincode_sha256");
    return Arrays.equals(new Sha256().bytes(bincode).hash().bytes(), checksum);
  }

  /** From txid, vout, value_sat, created_height and script. */
  static Coin coin(Row row) {
    return new Coin(
        new OutPoint(hash(row, "txid"), row.getInteger("vout")),
        new TxOutput(row.getLong("value_sat"), ByteString.of(bytes(row, "script"))),
        row.getLong("created_height"));
  }
}
