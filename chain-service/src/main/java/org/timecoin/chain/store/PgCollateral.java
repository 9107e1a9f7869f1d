package org.timecoin.chain.store;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.timecoin.chain.apply.StoredCollateral;
import org.timecoin.protocol.bytes.ByteString;

/** What addresses hold, asked for together; how long, only of those who enter the paid set. */
final class PgCollateral implements StoredCollateral {

  static final String SELECT_BALANCES =
      """
      SELECT a.script, a.unspent_sat FROM unnest($1::bytea[]) AS wanted (script)
      JOIN chain.address a ON a.script = wanted.script
      """;

  static final String SELECT_AGED =
      """
      SELECT coalesce(sum(value_sat), 0)::bigint AS aged FROM chain.utxo
      WHERE substring(script FROM 1 FOR 64) = substring($1::bytea FROM 1 FOR 64) AND script = $1
          AND created_height <= $2
      """;

  private final SqlClient client;
  private final String schema;
  private final Duration timeout;
  private final Map<ByteString, Long> balances = new HashMap<>();

  private PgCollateral(SqlClient client, String schema, Duration timeout) {
    this.client = client;
    this.schema = schema;
    this.timeout = timeout;
  }

  /** Asks for the balances of all of these now. */
  static PgCollateral of(SqlClient client, Duration timeout, Set<ByteString> scripts) {
    return of(client, ShadowSchema.CHAIN, timeout, scripts);
  }

  /** The same of tables of these names elsewhere. */
  static PgCollateral of(
      SqlClient client, String schema, Duration timeout, Set<ByteString> scripts) {
    PgCollateral collateral = new PgCollateral(client, schema, timeout);
    Tuple wanted = ArrayColumns.of(List.copyOf(scripts)).byteString(script -> script).tuple();
    for (Row row :
        PgChainStorage.await(
            "look up balances",
            timeout,
            client.preparedQuery(ShadowSchema.in(schema, SELECT_BALANCES)).execute(wanted))) {
      collateral.balances.put(ByteString.of(Rows.bytes(row, "script")), row.getLong("unspent_sat"));
    }
    return collateral;
  }

  @Override
  public long unspentSat(ByteString script) {
    return balances.getOrDefault(script, 0L);
  }

  @Override
  public long agedSat(ByteString script, long bornBy) {
    Tuple arguments = Tuple.of(Buffer.buffer(script.bytes()), bornBy);
    return PgChainStorage.await(
        "look up old outputs",
        timeout,
        client
            .preparedQuery(ShadowSchema.in(schema, SELECT_AGED))
            .execute(arguments)
            .map(rows -> rows.iterator().next().getLong("aged")));
  }
}
