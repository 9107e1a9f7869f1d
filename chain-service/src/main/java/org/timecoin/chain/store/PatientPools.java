package org.timecoin.chain.store;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Makes the pools without the client's own limit on waiting for a connection, whose timer goes off
 * (with an error in the log) even for those who were told long before that there is none. Every
 * question has a limit of ours.
 */
@Singleton
@ReactiveDataSource(PatientPools.READERS)
public class PatientPools implements PgPoolCreator {

  static final String READERS = "readers";

  @Override
  public Pool create(Input input) {
    return PgBuilder.pool()
        .with(input.poolOptions().setConnectionTimeout(0))
        .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
        .using(input.vertx())
        .build();
  }

  /** The same for the writer's pool. */
  @Singleton
  public static class Writer extends PatientPools {}
}
