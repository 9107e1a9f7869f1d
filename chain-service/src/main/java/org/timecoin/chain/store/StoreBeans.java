package org.timecoin.chain.store;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.hibernate.reactive.mutiny.Mutiny.SessionFactory;
import org.timecoin.chain.apply.BatchComputation;
import org.timecoin.chain.apply.ChainStorage;
import org.timecoin.chain.apply.RuleJudge;
import org.timecoin.chain.config.ChainConfig;
import org.timecoin.chain.lease.HeldTerm;
import org.timecoin.chain.lease.LeaseTimes;
import org.timecoin.chain.verify.DamageWatch;
import org.timecoin.chain.writer.ParallelVerifier;
import org.timecoin.contracts.node.Checkpoints;
import org.timecoin.protocol.network.NetworkParameters;

/**
 * Gives every part of the store its connections: the writer's, the readers', or those for whole
 * tables.
 */
@Singleton
final class StoreBeans {

  private static final String READERS = PatientPools.READERS;
  private static final String SCANS = PatientPools.SCANS;

  /** What waits within a transaction for longer than this is as good as dead. */
  @Produces
  @Singleton
  Fence fence(HeldTerm held, LeaseTimes times) {
    return new Fence(held, times.term().dividedBy(2));
  }

  @Produces
  @Singleton
  NodeDatabase database(Pool pool, Flyway flyway, Fence fence, ChainConfig config) {
    return new NodeDatabase(pool, flyway, fence, config.store().queryTimeout());
  }

  @Produces
  @Singleton
  ChainStorage storage(Pool pool, Fence fence, ChainConfig config, DamageWatch damage) {
    return new PgChainStorage(pool, fence, limits(config), damage);
  }

  private static StoreLimits limits(ChainConfig config) {
    ChainConfig.Store store = config.store();
    return new StoreLimits(store.statementRowsMax(), store.queryTimeout(), store.commitTimeout());
  }

  @Produces
  @Singleton
  Verification verification(
      @ReactiveDataSource(SCANS) Pool pool,
      NetworkParameters network,
      BatchComputation computation,
      ChainConfig config) {
    return new Verification(
        pool, network, computation, limits(config), config.heal().tableTimeout());
  }

  @Produces
  @Singleton
  Reindexing reindexing(
      Pool pool,
      @ReactiveDataSource(SCANS) Pool scans,
      Fence fence,
      NetworkParameters network,
      BatchComputation computation,
      ParallelVerifier verifier,
      Checkpoints checkpoints,
      ChainConfig config) {
    RuleJudge before = new RuleJudge(network.withActivations(List.of()), checkpoints.all());
    return new Reindexing(
        pool,
        scans,
        fence,
        network,
        computation,
        new BatchComputation(before, verifier),
        limits(config),
        config.heal().tableTimeout());
  }

  @Produces
  @Singleton
  BlockRepair repair(Pool pool, Fence fence, ChainConfig config) {
    return new BlockRepair(pool, fence, limits(config));
  }

  @Produces
  @Singleton
  Scrub scrub(@ReactiveDataSource(READERS) Pool pool, ChainConfig config) {
    return new Scrub(pool, config.store().queryTimeout());
  }

  @Produces
  @Singleton
  IntakeOffsets offsets(Pool pool, Fence fence) {
    return new IntakeOffsets(pool, fence);
  }

  @Produces
  @Singleton
  Outbox outbox(Pool pool, Fence fence, ChainConfig config) {
    return new Outbox(pool, fence, config.store().queryTimeout());
  }

  @Produces
  @Singleton
  TipReader tips(@ReactiveDataSource(READERS) Pool pool) {
    return new TipReader(pool);
  }

  @Produces
  @Singleton
  ChainReader reader(
      @ReactiveDataSource(READERS) Pool pool, ChainConfig config, DamageWatch damage) {
    return new ChainReader(pool, config.store().queryTimeout(), damage);
  }

  @Produces
  @Singleton
  CoinReader coins(@ReactiveDataSource(READERS) Pool pool, ChainConfig config) {
    return new CoinReader(pool, config.store().queryTimeout());
  }

  @Produces
  @Singleton
  TierReader tiers(@ReactiveDataSource(SCANS) Pool pool, ChainConfig config) {
    return new TierReader(pool, config.store().scanTimeout());
  }

  @Produces
  @Singleton
  ReadSessions sessions(SessionFactory factory, Vertx vertx, ChainConfig config) {
    return new ReadSessions(factory, vertx, config.store().queryTimeout());
  }

  @Produces
  @Singleton
  HeaderReader headers(ReadSessions sessions) {
    return new HeaderReader(sessions);
  }

  @Produces
  @Singleton
  TransactionReader transactions(ReadSessions sessions) {
    return new TransactionReader(sessions);
  }

  @Produces
  @Singleton
  AddressReader addresses(ReadSessions sessions) {
    return new AddressReader(sessions);
  }

  @Produces
  @Singleton
  CertificateReader certificates(ReadSessions sessions) {
    return new CertificateReader(sessions);
  }

  @Produces
  @Singleton
  UtxoScan scan(@ReactiveDataSource(SCANS) Pool pool, ChainConfig config) {
    return new UtxoScan(pool, config.store().scanRows(), config.store().scanTimeout());
  }

  @Produces
  @Singleton
  UtxoSummaries summaries(UtxoScan scan) {
    return new UtxoSummaries(scan::summarize);
  }
}
