package org.timecoin.localnet.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timecoin.localnet.key.KeyFile;
import org.timecoin.localnet.plan.Counter;
import org.timecoin.localnet.plan.FleetPlan;
import org.timecoin.localnet.plan.NodePlan;
import org.timecoin.localnet.plan.PortBase;
import org.timecoin.localnet.store.FleetDirectory;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.network.GenesisFile;
import org.timecoin.protocol.network.GenesisOutput;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.network.Voter;
import org.timecoin.protocol.reward.Tier;

class DevnetFilesTest {
  private static final long TIME = 100_000_000;
  private static final long GENESIS_TIME = 1_765_000_000;

  private final List<NodePlan> nodes =
      FleetPlan.first("devnet", 4, PortBase.STANDARD, true, Counter.from(5000)).nodes();

  @TempDir Path root;

  @Test
  void theGenesisPaysEveryNodesCollateralAndTheWallet() throws Exception {
    GenesisFile genesis = create(root);

    assertThat(genesis.outputs())
        .extracting(GenesisOutput::value)
        .containsExactly(
            100_000 * TIME, 10_000 * TIME, 1_000 * TIME, 1_000 * TIME, 1_000_000 * TIME);
    FleetDirectory directory = new FleetDirectory(root);
    assertThat(genesis.outputs().get(1).address())
        .isEqualTo(KeyFile.read(directory.masternodeKey("n1")).address(AddressDigit.TESTNET));
    assertThat(genesis.outputs().get(4).address())
        .isEqualTo(KeyFile.read(directory.walletKey()).address(AddressDigit.TESTNET));
  }

  @Test
  void everyNodeVotesFromTheFirstBlockOn() throws Exception {
    GenesisFile genesis = create(root);
    NetworkParameters network = genesis.parameters();

    assertThat(network.isCertified(1)).isTrue();
    assertThat(network.activations().getFirst().voters())
        .extracting(Voter::tier)
        .containsExactly(Tier.GOLD, Tier.SILVER, Tier.BRONZE, Tier.BRONZE);
    assertThat(network.genesisTime()).isEqualTo(GENESIS_TIME);
    assertThat(network.intervalSeconds()).isEqualTo(7);
  }

  @Test
  void aSecondStartChangesNothing() throws Exception {
    create(root);
    byte[] before = Files.readAllBytes(root.resolve("genesis.json"));

    DevnetFiles.create(new FleetDirectory(root), nodes, GENESIS_TIME + 1, 8);

    assertThat(Files.readAllBytes(root.resolve("genesis.json"))).isEqualTo(before);
  }

  @Test
  void twoDevnetsAreNeverTheSameNetwork() throws Exception {
    assertThat(create(root.resolve("a")).parameters().genesisHash())
        .isNotEqualTo(create(root.resolve("b")).parameters().genesisHash());
  }

  @Test
  void keysOfAStartThatBrokeOffAreUsed() throws Exception {
    FleetDirectory directory = new FleetDirectory(root);
    var key = KeyFile.create(directory.masternodeKey("n0"));

    GenesisFile genesis = create(root);

    assertThat(genesis.activation().getFirst().voters().getFirst().publicKey())
        .isEqualTo(key.publicKey());
  }

  private GenesisFile create(Path where) throws Exception {
    FleetDirectory directory = new FleetDirectory(where);
    directory.prepare();
    DevnetFiles.create(directory, nodes, GENESIS_TIME, 7);
    return GenesisFile.parse(Files.readAllBytes(directory.genesis()));
  }
}
