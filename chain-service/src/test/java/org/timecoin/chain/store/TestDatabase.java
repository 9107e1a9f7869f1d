package org.timecoin.chain.store;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.flywaydb.core.Flyway;
import org.timecoin.chain.apply.ApplyWatch;
import org.timecoin.chain.apply.BatchComputation;
import org.timecoin.chain.apply.BatchLimits;
import org.timecoin.chain.apply.BlockApplier;
import org.timecoin.chain.apply.BlockJudge;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.apply.RuleJudge;
import org.timecoin.chain.apply.SwitchLimits;
import org.timecoin.chain.lease.HeldTerm;
import org.timecoin.chain.lease.Holder;
import org.timecoin.chain.lease.Taking;
import org.timecoin.chain.lease.Term;
import org.timecoin.chain.verify.DamageWatch;
import org.timecoin.chain.writer.ParallelVerifier;
import org.timecoin.embedded.PostgresAccess;
import org.timecoin.embedded.TestServers;
import org.timecoin.protocol.network.NetworkParameters;

/** A database of one's own on the real server, without Quarkus. */
public final class TestDatabase implements AutoCloseable {

  public static final Duration PATIENCE = Duration.ofSeconds(30);
  public static final StoreLimits LIMITS = new StoreLimits(4096, PATIENCE, PATIENCE);

  private final PostgresAccess access;
  private final String name;
  private final Vertx vertx = Vertx.vertx();
  private final ParallelVerifier verifier = new ParallelVerifier(2);
  private final HeldTerm held = new HeldTerm();
  private final Fence fence = new Fence(held, Duration.ofSeconds(3));
  private final GuardedPool connections;
  private final Pool pool;
  private final EntitySessions factory;

  private TestDatabase(PostgresAccess access, String name) {
    this.access = access;
    this.name = name;
    this.connections = connections(access, name);
    this.pool = Pool.newInstance(connections.pool());
    this.factory = new EntitySessions(access, name, vertx.getDelegate());
  }

  private GuardedPool connections(PostgresAccess access, String name) {
    PgConnectOptions server =
        PgConnectOptions.fromUri(access.reactiveUrl(name))
            .setUser(access.user())
            .setPassword(access.password())
            .setCachePreparedStatements(true)
            .setPipeliningLimit(256);
    return GuardedPool.of(
        vertx.getDelegate(),
        new PoolOptions().setMaxSize(3),
        List.of(server),
        PoolTimes.beyond(Duration.ofSeconds(3), PATIENCE));
  }

  /** An empty database. */
  public static TestDatabase fresh() {
    TestServers servers = TestServers.shared();
    return new TestDatabase(servers.postgres(), servers.freshDatabase("store"));
  }

  /** A database that is there, reached from another process. */
  public static TestDatabase existing(int port, String user, String password, String name) {
    return new TestDatabase(new PostgresAccess(port, user, password), name);
  }

  /** A database that is ready for a network. */
  public static TestDatabase opened(NetworkParameters network) {
    TestDatabase database = fresh();
    database.open(network);
    return database;
  }

  /** Migrates it, takes the lease from whoever holds it, and stores the genesis block. */
  public String open(NetworkParameters network) {
    node().migrate(network);
    takeLease();
    return node().open(network);
  }

  /** As if the term of whoever holds it were over. */
  public Term takeLease() {
    execute("UPDATE chain.lease SET renewed_at = now(), expires_at = now()");
    try (PgLease lease = lease(Duration.ofMinutes(10))) {
      Taking.Taken taken = (Taking.Taken) lease.take(holder(), Optional.empty());
      held.begin(taken.term());
      return taken.term();
    }
  }

  /** Another process each time. */
  public static Holder holder() {
    return new Holder(UUID.randomUUID().toString(), "a test", "localhost:1", "localhost:2");
  }

  /** The lease, on a connection of its own. */
  public PgLease lease(Duration term) {
    return lease(access.port(), term, connections::cut);
  }

  /** The lease by another port, and what to do when the database falls silent. */
  PgLease lease(int port, Duration term, Runnable silent) {
    PostgresAccess reached = new PostgresAccess(port, access.user(), access.password());
    return new PgLease(
        new LeaseAccess(
            reached.jdbcUrl(name), access.user(), access.password(), Duration.ofSeconds(2)),
        term,
        silent);
  }

  public HeldTerm held() {
    return held;
  }

  public Fence fence() {
    return fence;
  }

  public NodeDatabase node() {
    return new NodeDatabase(pool, flyway("latest"), fence, PATIENCE);
  }

  /** The migrations up to a version. */
  public Flyway flyway(String version) {
    return Flyway.configure()
        .dataSource(access.jdbcUrl(name), access.user(), access.password())
        .defaultSchema("chain")
        .createSchemas(true)
        .target(version)
        .load();
  }

  /** Where the chain stands, whoever writes it. */
  public ChainState state() {
    return new TipReader(pool).now().await().atMost(PATIENCE).orElseThrow().state();
  }

  public Reindexing reindexing(NetworkParameters network) {
    return new Reindexing(
        pool,
        pool,
        fence,
        network,
        computation(network),
        computation(network.withActivations(List.of())),
        LIMITS,
        PATIENCE);
  }

  public PgChainStorage storage() {
    return new PgChainStorage(pool, fence, LIMITS, DamageWatch.NOBODY);
  }

  /** An applier by the real rules. */
  public BlockApplier applier(NetworkParameters network, int batchBlocks) {
    return applier(new RuleJudge(network, List.of()), batchBlocks);
  }

  public BlockApplier applier(BlockJudge judge, int batchBlocks) {
    return applier(judge, batchBlocks, 1 << 20);
  }

  /** One that switches branches in steps of so many bytes. */
  public BlockApplier applier(BlockJudge judge, int batchBlocks, int switchedTogether) {
    return new BlockApplier(
        storage(),
        new BatchComputation(judge, verifier),
        new BatchLimits(batchBlocks, 4 << 20),
        new SwitchLimits(100, switchedTogether),
        new ApplyWatch() {});
  }

  public Verification verification(NetworkParameters network) {
    return new Verification(pool, network, computation(network), LIMITS, PATIENCE);
  }

  public BatchComputation computation(NetworkParameters network) {
    return new BatchComputation(new RuleJudge(network, List.of()), verifier);
  }

  public ChainReader reader() {
    return new ChainReader(pool, PATIENCE, DamageWatch.NOBODY);
  }

  /** Sessions as the service has them, over connections of their own. */
  public ReadSessions sessions() {
    return sessions(PATIENCE);
  }

  /** The same for those who wait so long and no longer. */
  public ReadSessions sessions(Duration timeout) {
    return new ReadSessions(factory.get(), vertx.getDelegate(), timeout);
  }

  public UtxoSummary utxos() {
    return new UtxoScan(pool, 500, PATIENCE).summarize().await().atMost(PATIENCE);
  }

  public Pool pool() {
    return pool;
  }

  public PostgresAccess access() {
    return access;
  }

  public String name() {
    return name;
  }

  public void execute(String sql) {
    pool.query(sql).execute().await().atMost(PATIENCE);
  }

  public <T> List<T> query(String sql, Function<Row, T> value) {
    return StreamSupport.stream(
            pool.query(sql).execute().await().atMost(PATIENCE).spliterator(), false)
        .map(value)
        .toList();
  }

  public long number(String sql) {
    return query(sql, row -> row.getLong(0)).getFirst();
  }

  @Override
  public void close() {
    verifier.close();
    factory.close();
    pool.close().await().atMost(PATIENCE);
    vertx.close().await().atMost(PATIENCE);
  }
}
