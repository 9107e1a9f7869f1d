package org.timecoin.gateway.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.gateway.peer.Capabilities;
import org.timecoin.gateway.peer.CloseReason;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.message.ConnectionMessage.Version;
import org.timecoin.protocol.message.MasternodeInfo;
import org.timecoin.protocol.reward.Tier;

/** Who may stay after its Version, and what ours says. */
class VersionCheckTest {

  private static final String GENESIS = "ab".repeat(32);
  private static final String ID = "00000000000000aa";

  private final VersionCheck check = new VersionCheck("Testnet", GENESIS, ID);

  @Test
  void theSameNetworkMayStay() {
    assertThat(fault(version("Testnet", Optional.of(GENESIS), List.of()))).isEmpty();
    assertThat(fault(version("Testnet", Optional.of("AB".repeat(32)), List.of()))).isEmpty();
  }

  @Test
  void aPeerThatNamesNoGenesisMayStay() {
    assertThat(fault(version("Testnet", Optional.empty(), List.of()))).isEmpty();
  }

  @Test
  void anotherNetworkOrGenesisMayNotAndIsNotPunished() {
    assertThat(fault(version("Mainnet", Optional.of(GENESIS), List.of())))
        .contains(CloseReason.OTHER_NETWORK);
    assertThat(fault(version("Testnet", Optional.of("00".repeat(32)), List.of())))
        .contains(CloseReason.OTHER_GENESIS);
    assertThat(fault(version("Testnet", Optional.of(""), List.of())))
        .contains(CloseReason.OTHER_GENESIS);
    assertThat(CloseReason.OTHER_NETWORK.violation()).isEmpty();
    assertThat(CloseReason.OTHER_GENESIS.violation()).isEmpty();
  }

  @Test
  void ourOwnIdIsOurselves() {
    assertThat(fault(version("Testnet", Optional.empty(), List.of("ack", "id:" + ID))))
        .contains(CloseReason.SELF);
    assertThat(fault(version("Testnet", Optional.empty(), List.of("id:00000000000000ab"))))
        .isEmpty();
  }

  @Test
  void ourVersionPassesAnotherNodesCheck() {
    OwnNode own = new OwnNode(check, new OwnNode.Build("0.1.0", "", ""), "10.0.0.1:24100");

    Version said = own.version(1_764_547_800);

    VersionCheck another = new VersionCheck("Testnet", GENESIS, "00000000000000bb");
    assertThat(another.fault(said, Capabilities.of(said.capabilities()))).isEmpty();
    assertThat(said.listenAddr()).isEqualTo("10.0.0.1:24100");
    assertThat(said.timestamp()).isEqualTo(1_764_547_800);
    assertThat(said.protocolVersion()).isEqualTo(1);
  }

  @Test
  void ourMasternodeIsWhatWasLastSaid() {
    OwnNode own = new OwnNode(check, new OwnNode.Build("0.1.0", "", ""), "10.0.0.1:24100");
    MasternodeInfo info =
        new MasternodeInfo(
            "10.0.0.1:24100", "TIME0x", Tier.GOLD, SigningKey.fromSeed(new byte[32]).publicKey());

    assertThat(own.masternode()).isEmpty();
    own.masternodeIs(Optional.of(info));
    assertThat(own.masternode()).contains(info);
    own.masternodeIs(Optional.empty());
    assertThat(own.masternode()).isEmpty();
  }

  private Optional<CloseReason> fault(Version version) {
    return check.fault(version, Capabilities.of(version.capabilities()));
  }

  private static Version version(
      String network, Optional<String> genesis, List<String> capabilities) {
    return new Version(
        "1", "", "", 1, network, "10.0.0.2:24100", 0, capabilities, Optional.empty(), genesis);
  }
}
