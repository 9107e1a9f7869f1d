package org.timecoin.chain.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.timecoin.chain.apply.Coin;
import org.timecoin.chain.verify.DamageWatch;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Certificate;

/** Committed blocks, for everybody who asks. */
public final class ChainReader {

  /**
   * The sizes are added up before any block is read, so that a page of large blocks never gets into
   * memory.
   */
  static final String SELECT_PAGE =
      """
      SELECT height, hash, bincode, bincode_sha256 FROM (
        SELECT height, hash, bincode, bincode_sha256, sum(size) OVER (ORDER BY height) AS total
        FROM chain.block WHERE height BETWEEN $1 AND $2) AS page
      WHERE total <= $3 OR height = $1
      ORDER BY height
      """;

  static final String SELECT_HASHES =
      "SELECT hash FROM chain.block WHERE height BETWEEN $1 AND $2 ORDER BY height";

  static final String SELECT_HEIGHT = "SELECT height FROM chain.block WHERE hash = $1";

  static final String SELECT_TIMESTAMPS =
      "SELECT timestamp FROM chain.block WHERE height BETWEEN $1 AND $2 ORDER BY height";

  static final String SELECT_SPENT =
      """
      SELECT txid, vout, value_sat, created_height, script FROM chain.spent_output
      WHERE spent_height = $1
      """;

  private final Pool pool;
  private final Duration timeout;
  private final DamageWatch damage;

  /** A reader over connections of its own, so that reading never waits for writing. */
  public ChainReader(Pool pool, Duration timeout, DamageWatch damage) {
    this.pool = pool;
    this.timeout = timeout;
    this.damage = damage;
  }

  /**
   * Blocks of a range of heights, both ends included: as many as fit into {@code maxBytes}, but the
   * first if there is one. At most 1,000 heights. Ends before a damaged block, which is never given
   * away; fails with {@link DamagedBlock} when the first is one.
   */
  public Uni<List<StoredBlock>> page(long first, long last, long maxBytes) {
    long end = first + Math.min(last - first, 999);
    return query(SELECT_PAGE, Tuple.of(first, end, maxBytes), this::block).map(ChainReader::intact);
  }

  private Optional<StoredBlock> block(Row row) {
    long height = row.getLong("height");
    byte[] bincode = Rows.bytes(row, "bincode");
    if (!Rows.hasChecksum(row, bincode)) {
      damage.damaged(height);
      return Optional.empty();
    }
    return Optional.of(new StoredBlock(height, Rows.hash(row, "hash"), bincode));
  }

  private static List<StoredBlock> intact(List<Optional<StoredBlock>> page) {
    if (!page.isEmpty() && page.getFirst().isEmpty()) {
      throw new DamagedBlock();
    }
    return page.stream().takeWhile(Optional::isPresent).map(Optional::orElseThrow).toList();
  }

  /** One block; empty above the tip. */
  public Uni<Optional<StoredBlock>> block(long height) {
    return page(height, height, 0).map(blocks -> blocks.stream().findFirst());
  }

  /** The hashes of a range of heights, both ends included; shorter beyond the tip. */
  public Uni<List<Hash>> hashes(long first, long last) {
    return query(SELECT_HASHES, Tuple.of(first, last), row -> Rows.hash(row, "hash"));
  }

  /** The height of a block of ours; empty when there is none of this hash. */
  public Uni<Optional<Long>> heightOf(Hash hash) {
    return query(SELECT_HEIGHT, Tuple.of(PgChainStorage.buffer(hash)), row -> row.getLong("height"))
        .map(found -> found.stream().findFirst());
  }

  /** The timestamps of a range of heights, seconds since 1970, in the order of heights. */
  public Uni<List<Long>> timestamps(long first, long last) {
    return query(SELECT_TIMESTAMPS, Tuple.of(first, last), row -> row.getLong("timestamp"));
  }

  /** The certificates of runs that end within a range of heights, both ends included. */
  public Uni<List<Certificate>> certificates(long first, long last) {
    return query(BlockRows.SELECT_CERTIFICATES, Tuple.of(first, last), CertificateColumns::read);
  }

  /** The outputs that the block at a height spent, by name. */
  public Uni<Map<OutPoint, Coin>> spentBy(long height) {
    return query(SELECT_SPENT, Tuple.of(height), Rows::coin)
        .map(coins -> coins.stream().collect(Collectors.toMap(Coin::outpoint, coin -> coin)));
  }

  private <T> Uni<List<T>> query(String sql, Tuple arguments, Function<Row, T> value) {
    Uni<RowSet<Row>> rows = pool.preparedQuery(sql).execute(arguments);
    return rows.ifNoItem().after(timeout).fail().map(found -> Rows.all(found, value));
  }
}
