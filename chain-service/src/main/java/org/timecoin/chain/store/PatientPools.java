package org.timecoin.chain.store;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.timecoin.chain.config.ChainConfig;

/** Makes the pools, each with what its longest question may take. */
abstract class PatientPools implements PgPoolCreator {

  /** Questions that people and other services ask, and that they wait for. */
  static final String READERS = "readers";

  /** Questions over whole tables. */
  static final String SCANS = "scans";

  private final OpenPools pools;
  private final PoolTimes times;

  PatientPools(OpenPools pools, ChainConfig config, Duration longestQuestion) {
    this.pools = pools;
    this.times = PoolTimes.beyond(config.store().connectTimeout(), longestQuestion);
  }

  @Override
  public Pool create(Input input) {
    GuardedPool guarded =
        GuardedPool.of(input.vertx(), input.poolOptions(), input.pgConnectOptionsList(), times);
    pools.add(guarded);
    return guarded.pool();
  }

  /** The pool of those who read. */
  @Singleton
  @ReactiveDataSource(READERS)
  static final class Readers extends PatientPools {
    Readers(OpenPools pools, ChainConfig config) {
      super(pools, config, config.store().queryTimeout());
    }
  }

  /** The pool of the writer. */
  @Singleton
  static final class Writer extends PatientPools {
    Writer(OpenPools pools, ChainConfig config) {
      super(pools, config, longer(config.store().commitTimeout(), config.store().queryTimeout()));
    }
  }

  /** The pool of those who look at everything. */
  @Singleton
  @ReactiveDataSource(SCANS)
  static final class Scans extends PatientPools {
    Scans(OpenPools pools, ChainConfig config) {
      super(pools, config, longer(config.heal().tableTimeout(), config.store().scanTimeout()));
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
