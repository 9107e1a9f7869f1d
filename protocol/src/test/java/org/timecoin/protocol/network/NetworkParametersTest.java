package org.timecoin.protocol.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vectors.GoldenChain;
import org.timecoin.protocol.vectors.VectorTypes;
import org.timecoin.protocol.vectors.Vectors;

class NetworkParametersTest {

  private static final JsonNode GENESIS = Vectors.json("hashes.json").get("genesis");

  @Test
  void genesisBlocksAreThoseOfTheReference() {
    assertThat(NetworkParameters.testnet().genesis())
        .isEqualTo(VectorTypes.block(GENESIS.at("/Testnet/block")));
    assertThat(NetworkParameters.mainnet().genesis())
        .isEqualTo(VectorTypes.block(GENESIS.at("/Mainnet/block")));
    assertThat(NetworkParameters.testnet().genesisHash().hex())
        .isEqualTo(GENESIS.at("/Testnet/block_hash").asText());
    assertThat(NetworkParameters.mainnet().genesisHash().hex())
        .isEqualTo(GENESIS.at("/Mainnet/block_hash").asText());
  }

  @Test
  void theGoldenChainBeginsWithTestnetsGenesis() {
    assertThat(GoldenChain.blocks().getFirst()).isEqualTo(NetworkParameters.testnet().genesis());
  }

  @Test
  void everyGoldenBlockIsOnSchedule() {
    Schedule schedule = NetworkParameters.testnet().schedule();

    assertThat(GoldenChain.blocks())
        .allSatisfy(
            b -> assertThat(b.header().timestamp()).isEqualTo(schedule.timestampOf(b.height())));
  }

  @Test
  void certificatesAreAskedForAboveTheActivationsParent() {
    Activation activation = new Activation(100, Hash.ZERO, List.of(), 0);
    NetworkParameters agreed = NetworkParameters.testnet().withActivations(List.of(activation));

    assertThat(agreed.isCertified(100)).isFalse();
    assertThat(agreed.isCertified(101)).isTrue();
    assertThat(agreed.isCertified(-1)).isTrue();
    assertThat(NetworkParameters.testnet().isCertified(101)).isFalse();
  }

  @Test
  void networksHaveTheirNamesMagicsAndPorts() {
    assertThat(Network.TESTNET.magic().hex()).isEqualTo("54494d45");
    assertThat(Network.MAINNET.magic().hex()).isEqualTo("c01d7e4d");
    assertThat(Network.DEVNET.magic().asText()).isEqualTo("TDEV");
    assertThat(Network.TESTNET.p2pPort()).isEqualTo(24100);
    assertThat(Network.MAINNET.rpcPort()).isEqualTo(24001);
    assertThat(Network.ofName("devnet")).contains(Network.DEVNET);
    assertThat(Network.ofName("Testnet")).contains(Network.TESTNET);
    assertThat(Network.ofName("regtest")).isEmpty();
  }
}
