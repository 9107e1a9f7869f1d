package org.timecoin.consensus.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timecoin.contracts.service.BadConfiguration;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.reward.Tier;

class OwnMasternodeTest {

  @TempDir Path directory;
  private final SigningKey key = SigningKey.generate(new SplittableRandom(1));

  private record Settings(Optional<Path> keyFile, Optional<String> address)
      implements MasternodeConfig {}

  private Path file(String text, String mode) throws IOException {
    Path file = Files.writeString(directory.resolve("key.pem"), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private static OwnMasternode own(Path file, String address) {
    return OwnMasternode.of(
        new Settings(Optional.of(file), Optional.ofNullable(address)), NetworkParameters.testnet());
  }

  @Test
  void withoutAKeyTheNodeIsNone() {
    var none = new Settings(Optional.empty(), Optional.empty());
    assertThat(OwnMasternode.of(none, NetworkParameters.testnet()).announcement()).isEmpty();
  }

  @Test
  void theKeySaysWhoItIsAndWhereItIsPaid() throws IOException {
    OwnMasternode own = own(file(key.toPem(), "rw-------"), "127.0.1.1:24100");
    assertThat(own.announcement())
        .hasValueSatisfying(
            me -> {
              assertThat(me.publicKey()).isEqualTo(key.publicKey());
              assertThat(me.address()).isEqualTo("127.0.1.1:24100");
              assertThat(me.rewardAddress()).startsWith("TIME0");
              assertThat(me.tier()).isEqualTo(Tier.FREE);
            });
  }

  @Test
  void aKeyThatOthersMayReadIsRefused() throws IOException {
    Path open = file(key.toPem(), "rw-r-----");
    assertThatThrownBy(() -> own(open, "127.0.1.1:24100"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void aKeyThatIsNoneIsRefusedWithoutShowingIt() throws IOException {
    Path wrong = file("secret words", "rw-------");
    assertThatThrownBy(() -> own(wrong, "127.0.1.1:24100"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining(wrong.toString())
        .hasMessageNotContaining("secret words");
  }

  @Test
  void aMissingFileIsNamed() {
    Path nowhere = directory.resolve("nowhere.pem");
    assertThatThrownBy(() -> own(nowhere, "127.0.1.1:24100"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining(nowhere.toString());
  }

  @Test
  void aKeyNeedsAnAddress() throws IOException {
    Path file = file(key.toPem(), "rw-------");
    assertThatThrownBy(() -> own(file, null))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("timenode.masternode.address");
    assertThatThrownBy(() -> own(file, "no port")).isInstanceOf(BadConfiguration.class);
  }
}
