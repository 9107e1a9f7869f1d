package org.timecoin.consensus.store;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.timecoin.consensus.config.ConsensusConfig;

/** Brings the schema up to date. */
@Singleton
public class RegistryDatabase {

  private final Flyway flyway;
  private final RegistryStore store;
  private final Vertx vertx;
  private final ConsensusConfig config;

  /** A database reached by the migrations' own connections and by the store's. */
  public RegistryDatabase(Flyway flyway, RegistryStore store, Vertx vertx, ConsensusConfig config) {
    this.flyway = flyway;
    this.store = store;
    this.vertx = vertx;
    this.config = config;
  }

  /**
   * Migrates; waits, so never on an event loop. Any failure says that the database could not be
   * reached, and may be tried again.
   *
   * @return the next offset of each partition that was read before
   */
  public Map<Integer, Long> open() {
    flyway.migrate();
    return Uni.createFrom()
        .deferred(store::offsets)
        .runSubscriptionOn(this::onOwnContext)
        .await()
        .atMost(config.queryTimeout().multipliedBy(2));
  }

  /** A session lives on a context of its own, marked safe; the thread of the start has none. */
  private void onOwnContext(Runnable task) {
    Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
    VertxContextSafetyToggle.setContextSafe(context, true);
    context.runOnContext(unused -> task.run());
  }
}
