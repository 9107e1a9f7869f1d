package org.timecoin.localnet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timecoin.localnet.UserError;

class FleetDirectoryTest {
  @TempDir Path root;

  @Test
  void aFreshStartDeletesWhatTheFleetMadeAndNothingElse() throws Exception {
    FleetDirectory directory = new FleetDirectory(root);
    for (Path own :
        new Path[] {
          directory.state(),
          directory.clock(),
          directory.genesis(),
          directory.secret(),
          directory.walletKey(),
          directory.cookie("n0"),
          directory.masternodeKey("n1"),
          directory.kafka().resolve("data/x"),
          directory.postgres().resolve("data/y")
        }) {
      Files.createDirectories(own.getParent());
      Files.writeString(own, "x");
    }
    Files.createDirectories(root.resolve("dist/1"));
    Files.writeString(root.resolve("precious"), "x");

    directory.clear();

    try (var left = Files.list(root)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("dist", "precious");
    }
  }

  @Test
  void isMadeWhereItIsNot() {
    FleetDirectory directory = new FleetDirectory(root.resolve("a/b"));

    directory.prepare();

    assertThat(root.resolve("a/b")).isEmptyDirectory();
  }

  @Test
  void aPlaceThatCanNotBeWrittenIsNamed() throws Exception {
    Files.writeString(root.resolve("file"), "in the way");

    assertThatThrownBy(() -> new FleetDirectory(root.resolve("file/below")).prepare())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("file/below")
        .hasMessageContaining("can't be written");
  }
}
