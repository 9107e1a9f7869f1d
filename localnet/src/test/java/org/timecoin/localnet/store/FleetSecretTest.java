package org.timecoin.localnet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetSecretTest {
  @TempDir Path directory;

  @Test
  void everyStartFindsTheSamePasswordsAndEveryRoleHasItsOwn() {
    FleetSecret first = FleetSecret.in(directory.resolve("secret"));
    FleetSecret again = FleetSecret.in(directory.resolve("secret"));

    assertThat(again.password("n0_chain")).isEqualTo(first.password("n0_chain")).hasSize(64);
    assertThat(first.password("n0_consensus")).isNotEqualTo(first.password("n0_chain"));
    assertThat(FleetSecret.in(directory.resolve("other")).password("n0_chain"))
        .isNotEqualTo(first.password("n0_chain"));
  }

  @Test
  void onlyItsOwnerCanReadItAndNothingPrintsIt() throws Exception {
    FleetSecret secret = FleetSecret.in(directory.resolve("secret"));

    assertThat(Files.getPosixFilePermissions(directory.resolve("secret")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(secret.toString()).doesNotContain(secret.hex());
  }
}
