package org.timecoin.localnet.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timecoin.localnet.UserError;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.SigningKey;

class KeyImportTest {
  private static final byte[] SEED = HexFormat.of().parseHex("07e1".repeat(16));

  private final SigningKey key = SigningKey.fromSeed(SEED);

  @TempDir Path directory;

  @Test
  void readsPemAndHexSeeds() throws Exception {
    assertThat(imported(key.toPem().getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(key.publicKey());
    String hex = HexFormat.of().formatHex(SEED) + "\n";
    assertThat(imported(hex.getBytes(StandardCharsets.US_ASCII))).isEqualTo(key.publicKey());
  }

  @Test
  void readsTheLegacyWalletWithAndWithoutALabel() throws Exception {
    assertThat(imported(wallet(1, 1, key.publicKey().bytes(), "Default Wallet")))
        .isEqualTo(key.publicKey());
    assertThat(imported(wallet(1, 0, key.publicKey().bytes(), ""))).isEqualTo(key.publicKey());
  }

  @Test
  void aWalletWhoseKeysDoNotBelongTogetherIsRefused() {
    byte[] otherPublicKey = new byte[32];

    assertRefused(wallet(1, 1, otherPublicKey, ""));
  }

  @Test
  void otherVersionsEncryptedWalletsAndRubbishAreRefused() {
    assertRefused(wallet(2, 1, key.publicKey().bytes(), ""));
    assertRefused(wallet(1, 2, key.publicKey().bytes(), ""));
    assertRefused(Arrays.copyOf(wallet(1, 1, key.publicKey().bytes(), ""), 70));
    assertRefused(Arrays.copyOf(wallet(1, 1, key.publicKey().bytes(), ""), 84));
    assertRefused(new byte[4096]);
    assertRefused("-----BEGIN OPENSSH PRIVATE KEY-----".getBytes(StandardCharsets.US_ASCII));
    assertRefused(new byte[0]);
  }

  @Test
  void aLargeFileIsNotRead() throws Exception {
    Path file = Files.write(directory.resolve("large"), new byte[1 << 20]);

    assertThatThrownBy(() -> KeyImport.read(file)).hasMessageContaining("too large");
  }

  private void assertRefused(byte[] content) {
    assertThatThrownBy(() -> imported(content)).isInstanceOf(UserError.class);
  }

  private Object imported(byte[] content) throws Exception {
    return KeyImport.read(Files.write(directory.resolve("from"), content)).publicKey();
  }

  /** What bincode 1.3 makes of the legacy node's wallet record. */
  private byte[] wallet(int version, int network, byte[] publicKey, String label) {
    byte[] address = key.address(AddressDigit.TESTNET).text().getBytes(StandardCharsets.US_ASCII);
    ByteBuffer head = ByteBuffer.allocate(80).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(version).putInt(network).put(SEED).put(publicKey).putLong(address.length);
    ByteBuffer tail =
        ByteBuffer.allocate(8 + 1 + 8 + label.length()).order(ByteOrder.LITTLE_ENDIAN);
    tail.putLong(1_764_547_200);
    tail.put((byte) (label.isEmpty() ? 0 : 1));
    if (!label.isEmpty()) {
      tail.putLong(label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(head.array());
    file.writeBytes(address);
    file.write(tail.array(), 0, tail.position());
    return file.toByteArray();
  }
}
