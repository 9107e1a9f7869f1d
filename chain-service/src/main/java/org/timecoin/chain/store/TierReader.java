package org.timecoin.chain.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.rules.ProvenCollateral;
import org.timecoin.protocol.vote.Parent;

/**
 * What addresses prove at the tip (consensus.md section 2). By one statement, which sees one state
 * of the chain, so it keeps nobody from writing, however many outputs an address has.
 */
public final class TierReader {

  static final String SELECT_PROVEN =
      """
      SELECT wanted.script, coalesce(a.unspent_sat, 0) AS unspent_sat,
          (SELECT coalesce(sum(u.value_sat), 0)::bigint FROM chain.utxo u
          WHERE substring(u.script FROM 1 FOR 64) = substring(wanted.script FROM 1 FOR 64)
            AND u.script = wanted.script AND u.created_height <= $4) AS aged_sat
      FROM chain.tip t
      CROSS JOIN unnest($1::bytea[]) AS wanted (script)
      LEFT JOIN chain.address a ON a.script = wanted.script
      WHERE t.height = $2 AND t.hash = $3
      """;

  private final Pool pool;
  private final Duration timeout;

  /** A reader over the connections for whole tables. */
  public TierReader(Pool pool, Duration timeout) {
    this.pool = pool;
    this.timeout = timeout;
  }

  /**
   * What addresses, at least one, prove after a parent, in their order; empty when the parent is
   * not the tip.
   */
  public Uni<Optional<List<ProvenCollateral>>> proven(Parent parent, List<Address> addresses) {
    Tuple arguments =
        ArrayColumns.of(addresses)
            .byteString(Address::script)
            .tuple()
            .addLong(parent.height())
            .addValue(PgChainStorage.buffer(parent.hash()))
            .addLong(ProvenCollateral.bornBy(parent.height()));
    return pool.preparedQuery(SELECT_PROVEN)
        .execute(arguments)
        .ifNoItem()
        .after(timeout)
        .fail()
        .map(
            rows -> {
              Map<ByteString, ProvenCollateral> found = new HashMap<>();
              rows.forEach(row -> found.put(script(row), proven(row)));
              return found.isEmpty()
                  ? Optional.empty()
                  : Optional.of(addresses.stream().map(one -> found.get(one.script())).toList());
            });
  }

  private static ByteString script(Row row) {
    return ByteString.of(Rows.bytes(row, "script"));
  }

  private static ProvenCollateral proven(Row row) {
    return ProvenCollateral.of(row.getLong("unspent_sat"), row.getLong("aged_sat"));
  }
}
