package org.timecoin.contracts.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.contracts.service.BadConfiguration;
import org.timecoin.protocol.network.Network;
import org.timecoin.protocol.network.NetworkParameters;

class GenesisSourceTest {

  @TempDir Path dir;

  @Test
  void publicNetworksAreBuiltIn() {
    assertThat(GenesisSource.parameters(Network.TESTNET, Optional.empty()).genesisHash())
        .isEqualTo(NetworkParameters.testnet().genesisHash());
    assertThat(GenesisSource.parameters(Network.MAINNET, Optional.empty()).network())
        .isEqualTo(Network.MAINNET);
  }

  @Test
  void publicNetworksRefuseAFileAndDevnetsNeedOne() {
    assertThatThrownBy(() -> GenesisSource.parameters(Network.TESTNET, Optional.of(dir)))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("timenode.genesis-file");
    assertThatThrownBy(() -> GenesisSource.parameters(Network.DEVNET, Optional.empty()))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("timenode.genesis-file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[1,2]", "{\"network\":\"Testnet\"}", "\u0000"})
  void wrongFileIsNamed(String content) throws IOException {
    Path file = Files.writeString(dir.resolve("genesis.json"), content);
    assertThatThrownBy(() -> GenesisSource.parameters(Network.DEVNET, Optional.of(file)))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void missingFileIsNamedWithTheRemedy() {
    Path missing = dir.resolve("none.json");
    assertThatThrownBy(() -> GenesisSource.parameters(Network.DEVNET, Optional.of(missing)))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining(missing.toString())
        .hasMessageContaining("timenode.genesis-file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "N0", "a.b", "a b", "0123456789012345678901234567890123"})
  void nodeIdsThatCannotNameTopicsAreRefused(String id) {
    assertThatThrownBy(() -> new NodeIdentity(id, Network.TESTNET, "x"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("timenode.node-id");
  }
}
