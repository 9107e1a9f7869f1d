package org.timecoin.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * One broker and one PostgreSQL server for all tests of a JVM: started when first asked for, gone
 * with the JVM (kill -9 included) together with their directories. Tests keep apart by node ids
 * (topics) and by {@link #freshDatabase}.
 *
 * @param kafka address for {@code bootstrap.servers}
 * @param postgres the database server, as its superuser
 */
public record TestServers(String kafka, PostgresAccess postgres) {
  private static final String KAFKA = "timenode.test.kafka";
  private static final String POSTGRES_PORT = "timenode.test.postgres.port";
  private static final String PASSWORD = "postgres";

  /**
   * The servers of this JVM. The addresses are kept in system properties, because Quarkus loads
   * this class more than once.
   */
  public static TestServers shared() {
    synchronized (TestServers.class) {
      return Optional.ofNullable(System.getProperty(KAFKA))
          .map(kafka -> new TestServers(kafka, access(Integer.getInteger(POSTGRES_PORT))))
          .orElseGet(TestServers::startBoth);
    }
  }

  /**
   * Makes an empty database that no other test uses.
   *
   * @param prefix says whose it is, {@code [a-z0-9_-]}, at most 20 characters
   * @return its name, for {@link PostgresAccess#jdbcUrl}
   */
  public String freshDatabase(String prefix) {
    String name = prefix + "_" + UUID.randomUUID().toString().replace("-", "");
    postgres.createDatabase(name);
    return name;
  }

  private static TestServers startBoth() {
    Path directory = temporaryDirectory();
    ParentWatch.shared().deleteAtEnd(directory);
    // On a thread of its own, which inherits the class loader that Quarkus gives to the caller; the
    // common pool's threads have another, in which Kafka's client finds other classes of its own.
    CompletableFuture<KafkaServer> kafka =
        CompletableFuture.supplyAsync(
            () -> KafkaServer.start(KafkaServerOptions.in(directory.resolve("kafka"))),
            task -> new Thread(task, "start-kafka").start());
    PostgresServer postgres =
        PostgresServer.start(
            PostgresServerOptions.in(directory.resolve("postgres")).withPassword(PASSWORD));
    TestServers servers = new TestServers(kafka.join().bootstrap(), postgres.access());
    System.setProperty(KAFKA, servers.kafka());
    System.setProperty(POSTGRES_PORT, Integer.toString(postgres.access().port()));
    return servers;
  }

  private static PostgresAccess access(int port) {
    return new PostgresAccess(port, PostgresServer.SUPERUSER, PASSWORD);
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("timenode-test-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
