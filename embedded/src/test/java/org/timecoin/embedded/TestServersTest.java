package org.timecoin.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestServersTest {
  @Test
  void theServersAreSharedAndDatabasesAreNot() throws Exception {
    TestServers servers = TestServers.shared();

    assertThat(TestServers.shared()).isEqualTo(servers);
    String first = servers.freshDatabase("shared");
    String second = servers.freshDatabase("shared");
    assertThat(first).isNotEqualTo(second);
    try (var connection = servers.postgres().connect(first);
        var row = connection.createStatement().executeQuery("SHOW fsync")) {
      row.next();
      assertThat(row.getString(1)).isEqualTo("on");
    }
  }
}
