package org.timecoin.chain.store;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;

/**
 * The parameters of a bulk statement, one array a column, which {@code unnest} makes rows of: the
 * fastest way in that the reactive client has.
 */
final class ArrayColumns<T> {

  private final List<T> rows;
  private final Tuple tuple = Tuple.tuple();

  private ArrayColumns(List<T> rows) {
    this.rows = rows;
  }

  /** Columns over these rows, none yet. */
  static <T> ArrayColumns<T> of(List<T> rows) {
    return new ArrayColumns<>(rows);
  }

  ArrayColumns<T> bigint(ToLongFunction<T> value) {
    Long[] column = new Long[rows.size()];
    for (int i = 0; i < column.length; i++) {
      column[i] = value.applyAsLong(rows.get(i));
    }
    tuple.addValue(column);
    return this;
  }

  ArrayColumns<T> integer(ToIntFunction<T> value) {
    Integer[] column = new Integer[rows.size()];
    for (int i = 0; i < column.length; i++) {
      column[i] = value.applyAsInt(rows.get(i));
    }
    tuple.addValue(column);
    return this;
  }

  ArrayColumns<T> hash(Function<T, Hash> value) {
    return bytes(row -> value.apply(row).bytes());
  }

  ArrayColumns<T> byteString(Function<T, ByteString> value) {
    return bytes(row -> value.apply(row).bytes());
  }

  ArrayColumns<T> bytes(Function<T, byte[]> value) {
    Buffer[] column = new Buffer[rows.size()];
    for (int i = 0; i < column.length; i++) {
      column[i] = Buffer.buffer(value.apply(rows.get(i)));
    }
    tuple.addValue(column);
    return this;
  }

  Tuple tuple() {
    return tuple;
  }
}
