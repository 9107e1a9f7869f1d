package org.timecoin.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
  @TempDir Path directory;

  @Test
  void aCommittedRowSurvivesKillMinusNine() throws Exception {
    PostgresServer first = PostgresServer.start(PostgresServerOptions.in(directory));
    first.createDatabase("timenode_n0");
    try (var connection = first.access().connect("timenode_n0");
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t(x int); INSERT INTO t VALUES (42)");
    }
    first.kill();

    try (PostgresServer second = PostgresServer.start(PostgresServerOptions.in(directory));
        var connection = second.access().connect("timenode_n0");
        var row = connection.createStatement().executeQuery("SELECT x FROM t")) {
      row.next();
      assertThat(row.getInt(1)).isEqualTo(42);
    }
  }

  @Test
  void aServerLeftBehindIsStoppedAtTheNextStart() {
    PostgresServer orphan = PostgresServer.start(PostgresServerOptions.in(directory));

    try (PostgresServer next = PostgresServer.start(PostgresServerOptions.in(directory))) {
      assertThat(orphan.process().isRunning()).isFalse();
      assertThat(next.process().isRunning()).isTrue();
    }
  }

  @Test
  void strangersNeedThePassword() {
    PostgresServerOptions options = PostgresServerOptions.in(directory).withPassword("right");
    try (PostgresServer server = PostgresServer.start(options)) {
      assertThatThrownBy(() -> server.access().as("postgres", "wrong").connect("postgres"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
    }

    assertThatThrownBy(() -> PostgresServer.start(options.withPassword("forgotten")))
        .isInstanceOf(EmbeddedServerException.class)
        .hasMessageContaining("password");
  }

  @Test
  void aServerThatWouldNotBeDurableIsRefused() throws Exception {
    PostgresServerOptions options =
        PostgresServerOptions.in(directory).withSettings(Map.of("fsync", "off"));

    assertThatThrownBy(() -> PostgresServer.start(options)).hasMessageContaining("fsync");
    assertThat(new PidFile(directory.resolve("postgres.pid")).read()).isEmpty();
    assertThat(Files.exists(directory.resolve("data/postmaster.pid"))).isFalse();
  }

  @Test
  void whoTriesWhatRefusesAForgetfulServerCanHaveOne() throws Exception {
    PostgresServerOptions options =
        PostgresServerOptions.in(directory).withForgetfulSettings(Map.of("fsync", "off"));

    try (PostgresServer server = PostgresServer.start(options);
        var connection = server.access().connect("postgres");
        var row = connection.createStatement().executeQuery("SHOW fsync")) {
      row.next();
      assertThat(row.getString(1)).isEqualTo("off");
    }
  }

  @Test
  void dataOfAnotherVersionAreNotTouched() throws Exception {
    Files.createDirectories(directory.resolve("data"));
    Files.writeString(directory.resolve("data/PG_VERSION"), "16\n");

    assertThatThrownBy(() -> PostgresServer.start(PostgresServerOptions.in(directory)))
        .isInstanceOf(EmbeddedServerException.class)
        .hasMessageContaining("PostgreSQL 16")
        .hasMessageContaining("another directory");
  }

  @Test
  void anInitialisationThatBrokeOffIsStartedAgain() throws Exception {
    Files.createDirectories(directory.resolve("data.part/base"));
    Files.writeString(directory.resolve("data.part/PG_VERSION"), "17\n");

    try (PostgresServer server = PostgresServer.start(PostgresServerOptions.in(directory))) {
      assertThat(server.process().isRunning()).isTrue();
    }
  }

  @Test
  void aDatabaseCanBeDroppedWhileSomebodyIsConnected() throws Exception {
    try (PostgresServer server = PostgresServer.start(PostgresServerOptions.in(directory))) {
      server.createDatabase("gone");
      try (var connection = server.access().connect("gone")) {
        server.access().dropDatabase("gone");
        assertThat(connection.isValid(5)).isFalse();
      }
      assertThatThrownBy(() -> server.createDatabase("a\"b")).hasMessageContaining("Not a name");
    }
  }
}
