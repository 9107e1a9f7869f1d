package org.timecoin.chain.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import org.timecoin.chain.apply.Coin;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.key.Address;

/** Unspent outputs, for everybody who asks. */
public final class CoinReader {

  static final String SELECT_BY_SCRIPT =
      """
      SELECT txid, vout, value_sat, created_height, script FROM chain.utxo
      WHERE substring(script FROM 1 FOR 64) = substring($1::bytea FROM 1 FOR 64) AND script = $1
      ORDER BY txid, vout LIMIT $2
      """;

  /** Addresses are shorter than what the index takes, so that a prefix of one is all of it. */
  static final String SELECT_PAYING =
      """
      SELECT txid, vout, value_sat, created_height, script FROM chain.utxo
      WHERE substring(script FROM 1 FOR 64) = ANY ($1::bytea[]) AND script = ANY ($1::bytea[])
          AND created_height BETWEEN $2 AND $3
      ORDER BY created_height, txid, vout LIMIT $4
      """;

  private final Pool pool;
  private final Duration timeout;

  /** A reader over the readers' connections. */
  public CoinReader(Pool pool, Duration timeout) {
    this.pool = pool;
    this.timeout = timeout;
  }

  /** Those of the outputs that are unspent, in no order. */
  public Uni<List<Coin>> byOutpoints(List<OutPoint> outpoints) {
    Tuple arguments = BatchStatements.outpoints(ArrayColumns.of(outpoints));
    return pool.preparedQuery(PgChainStorage.SELECT_COINS)
        .execute(arguments)
        .ifNoItem()
        .after(timeout)
        .fail()
        .map(rows -> Rows.all(rows, Rows::coin));
  }

  /** The outputs that pay to a script, by outpoint, at most {@code limit}. */
  public Uni<List<Coin>> byScript(ByteString script, int limit) {
    return pool.preparedQuery(SELECT_BY_SCRIPT)
        .execute(Tuple.of(Buffer.buffer(script.bytes()), limit))
        .ifNoItem()
        .after(timeout)
        .fail()
        .map(rows -> Rows.all(rows, Rows::coin));
  }

  /**
   * The outputs that pay to any of these addresses and stand in blocks of a range of heights, both
   * ends included, the oldest first, at most {@code limit}.
   */
  public Uni<List<Coin>> paying(List<Address> addresses, long first, long last, int limit) {
    Tuple arguments =
        ArrayColumns.of(addresses)
            .byteString(Address::script)
            .tuple()
            .addLong(first)
            .addLong(last)
            .addInteger(limit);
    return pool.preparedQuery(SELECT_PAYING)
        .execute(arguments)
        .ifNoItem()
        .after(timeout)
        .fail()
        .map(rows -> Rows.all(rows, Rows::coin));
  }
}
