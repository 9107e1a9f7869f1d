package org.timecoin.bench.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timecoin.embedded.TestServers;

class CopyLimitTest {
  @TempDir Path directory;

  private final TestServers servers = TestServers.shared();
  private String database = "";

  @BeforeEach
  void makeTables() throws SQLException {
    database = servers.freshDatabase("copy");
    try (Connection connection = servers.postgres().connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA chain");
      statement.execute("CREATE TABLE chain.block (height bigint PRIMARY KEY, bytes bytea)");
      statement.execute("CREATE TABLE chain.\"Odd name\" (a text, b int)");
      statement.execute("CREATE INDEX ON chain.\"Odd name\" (b)");
      statement.execute(
          "INSERT INTO chain.block SELECT i, sha256(i::text::bytea) FROM generate_series(1,500) i");
      statement.execute("INSERT INTO chain.\"Odd name\" VALUES ('x', 1), (NULL, 2)");
    }
  }

  @Test
  void everyRowOfEveryTableIsCopied() throws SQLException {
    try (Connection connection = servers.postgres().connect(database)) {
      CopyLimit.Result result = CopyLimit.measure(connection, "chain", directory);
      assertThat(result.rows()).isEqualTo(502);
      assertThat(result.seconds()).isPositive();
    }
  }

  @Test
  void nothingIsLeftBehindAndItCanBeDoneAgain() throws SQLException {
    try (Connection connection = servers.postgres().connect(database)) {
      CopyLimit.measure(connection, "chain", directory);
      assertThat(CopyLimit.measure(connection, "chain", directory).rows()).isEqualTo(502);
      assertThat(
              count(connection, "SELECT count(*) FROM pg_tables WHERE schemaname = 'bench_copy'"))
          .isZero();
      assertThat(count(connection, "SELECT count(*) FROM chain.block")).isEqualTo(500);
    }
  }

  @Test
  void aSchemaThatIsNotThereHasNoRows() throws SQLException {
    try (Connection connection = servers.postgres().connect(database)) {
      assertThat(CopyLimit.measure(connection, "nothing", directory).rows()).isZero();
    }
  }

  @Test
  void aConnectionThatIsClosedIsAFailure() throws SQLException {
    Connection connection = servers.postgres().connect(database);
    connection.close();
    assertThatThrownBy(() -> CopyLimit.measure(connection, "chain", directory))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("COPY of schema chain");
  }

  private static long count(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
