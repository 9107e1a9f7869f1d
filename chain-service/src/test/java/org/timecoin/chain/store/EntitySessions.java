package org.timecoin.chain.store;

import io.vertx.core.Vertx;
import java.util.Optional;
import org.hibernate.cfg.Configuration;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.reactive.mutiny.Mutiny.SessionFactory;
import org.hibernate.reactive.provider.ReactiveServiceRegistryBuilder;
import org.hibernate.reactive.vertx.VertxInstance;
import org.hibernate.reactive.vertx.impl.ProvidedVertxInstance;
import org.timecoin.embedded.PostgresAccess;

/** The entities without Quarkus, made when they are first asked for. */
final class EntitySessions implements AutoCloseable {

  private final PostgresAccess access;
  private final String database;
  private final Vertx vertx;
  private Optional<SessionFactory> made = Optional.empty();

  EntitySessions(PostgresAccess access, String database, Vertx vertx) {
    this.access = access;
    this.database = database;
    this.vertx = vertx;
  }

  SessionFactory get() {
    SessionFactory factory = made.orElseGet(this::make);
    made = Optional.of(factory);
    return factory;
  }

  private SessionFactory make() {
    Configuration configuration =
        new Configuration()
            .setProperty("hibernate.connection.url", access.reactiveUrl(database))
            .setProperty("hibernate.connection.username", access.user())
            .setProperty("hibernate.connection.password", access.password())
            .setProperty("hibernate.connection.pool_size", 2)
            .setProperty("hibernate.dialect", PostgreSQLDialect.class.getName())
            .setProperty("hibernate.boot.allow_jdbc_metadata_access", false)
            .addAnnotatedClass(HeaderRow.class)
            .addAnnotatedClass(PlaceRow.class)
            .addAnnotatedClass(AddressRow.class)
            .addAnnotatedClass(EntryRow.class)
            .addAnnotatedClass(CertificateRow.class);
    return configuration
        .buildSessionFactory(
            new ReactiveServiceRegistryBuilder()
                .applySettings(configuration.getProperties())
                .addService(VertxInstance.class, new ProvidedVertxInstance(vertx))
                .build())
        .unwrap(SessionFactory.class);
  }

  @Override
  public void close() {
    made.ifPresent(SessionFactory::close);
  }
}
