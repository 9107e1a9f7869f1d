package org.timecoin.contracts.wiring;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/** Contexts in which the effects of records run. */
final class HandlerContexts {

  private HandlerContexts() {}

  /**
   * An executor that gives every task a duplicated context of one event loop, marked safe, as
   * Hibernate Reactive sessions and tracing need it.
   */
  static Executor duplicatedOf(Vertx vertx) {
    Context root = vertx.getOrCreateContext();
    return task -> {
      Context duplicated = VertxContext.createNewDuplicatedContext(root);
      duplicated.runOnContext(
          unused -> {
            VertxContextSafetyToggle.setContextSafe(duplicated, true);
            task.run();
          });
    };
  }
}
