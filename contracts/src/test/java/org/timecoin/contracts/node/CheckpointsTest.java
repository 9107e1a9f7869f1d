package org.timecoin.contracts.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.contracts.service.BadConfiguration;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.network.Activation;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.vote.Checkpoint;

class CheckpointsTest {

  private static final NetworkParameters TESTNET = NetworkParameters.testnet();
  private static final Hash SOME = Hash.sha256(new byte[] {1});
  private static final Hash OTHER = Hash.sha256(new byte[] {2});

  @Test
  void aReleaseVouchesForTheGenesisBlockAndForWhereCertificatesBegin() {
    NetworkParameters activated =
        TESTNET.withActivations(List.of(new Activation(500, SOME, List.of(), 0)));

    assertThat(Checkpoints.of(activated, Optional.empty()).all())
        .containsExactly(new Checkpoint(0, TESTNET.genesisHash()), new Checkpoint(500, SOME));
  }

  @Test
  void theOperatorsAreAddedAndRepeatsAreOne() {
    List<String> configured =
        List.of(" 7:" + SOME.hex().toUpperCase(Locale.ROOT), "7:" + SOME.hex());

    assertThat(Checkpoints.of(TESTNET, Optional.of(configured)).all())
        .containsExactly(new Checkpoint(0, TESTNET.genesisHash()), new Checkpoint(7, SOME));
  }

  @Test
  void twoBlocksForOneHeightAreRefused() {
    List<String> configured = List.of("7:" + SOME.hex(), "7:" + OTHER.hex());

    assertThatThrownBy(() -> Checkpoints.of(TESTNET, Optional.of(configured)))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("timenode.checkpoints names " + OTHER.hex() + " at height 7")
        .hasMessageContaining(SOME.hex());
    assertThatThrownBy(() -> Checkpoints.of(TESTNET, Optional.of(List.of("0:" + SOME.hex()))))
        .isInstanceOf(BadConfiguration.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "7", "7:", ":ab", "-1:ab", "7:abc", "99999999999999999999:ab", "a:b:c"})
  void whatIsNoCheckpointIsNamedWithTheForm(String text) {
    assertThatThrownBy(() -> Checkpoints.of(TESTNET, Optional.of(List.of(text))))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("height:hash")
        .hasMessageContaining("\"" + text + "\"");
  }
}
