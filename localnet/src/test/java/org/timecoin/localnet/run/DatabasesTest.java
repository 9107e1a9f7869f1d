package org.timecoin.localnet.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.timecoin.embedded.PostgresAccess;
import org.timecoin.embedded.TestServers;
import org.timecoin.localnet.plan.Counter;
import org.timecoin.localnet.plan.FleetPlan;
import org.timecoin.localnet.plan.NodePlan;
import org.timecoin.localnet.plan.PortBase;
import org.timecoin.localnet.store.FleetSecret;

class DatabasesTest {
  private static final FleetSecret SECRET = new FleetSecret("11".repeat(32));

  private final PostgresAccess server = TestServers.shared().postgres();
  private final List<NodePlan> nodes =
      FleetPlan.first("testnet", 2, PortBase.STANDARD, true, Counter.from(5000)).nodes();

  @Test
  void everyServiceHasARoleThatSeesItsOwnSchemaOnly() throws Exception {
    Databases databases = new Databases(server, SECRET);
    for (NodePlan node : nodes) {
      databases.create(node);
      databases.create(node);
    }
    try (Connection chain = connect("n0_chain", "timenode_n0");
        Connection consensus = connect("n0_consensus", "timenode_n0")) {
      execute(chain, "CREATE SCHEMA chain; CREATE TABLE chain.block(height bigint)");

      assertThatThrownBy(() -> execute(consensus, "SELECT * FROM chain.block"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied");
      assertThatCode(() -> execute(consensus, "CREATE SCHEMA consensus"))
          .doesNotThrowAnyException();
      assertThatCode(() -> execute(chain, "CREATE TEMPORARY TABLE compared (height bigint)"))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aNodesRolesDoNotReachAnotherNodesDatabase() {
    Databases databases = new Databases(server, SECRET);
    nodes.forEach(databases::create);

    assertThatThrownBy(() -> connect("n0_chain", "timenode_n1"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
  }

  private Connection connect(String role, String database) throws SQLException {
    return server.as(role, SECRET.password(role)).connect(database);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
