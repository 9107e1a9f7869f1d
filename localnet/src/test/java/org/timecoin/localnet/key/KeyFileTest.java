package org.timecoin.localnet.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timecoin.localnet.UserError;
import org.timecoin.protocol.key.SigningKey;

class KeyFileTest {
  @TempDir Path directory;

  @Test
  void aNewKeyIsReadBackAndOnlyItsOwnerCan() throws Exception {
    Path file = directory.resolve("keys/n0.pem");

    SigningKey key = KeyFile.create(file);

    assertThat(KeyFile.read(file).publicKey()).isEqualTo(key.publicKey());
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.readString(file)).startsWith("-----BEGIN PRIVATE KEY-----");
  }

  @Test
  void aKeyIsNeverOverwritten() throws Exception {
    Path file = directory.resolve("n0.pem");
    KeyFile.create(file);
    String before = Files.readString(file);

    assertThatThrownBy(() -> KeyFile.create(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("never overwritten");
    assertThat(file).hasContent(before);
  }

  @Test
  void aKeyThatOthersCanReadIsRefused() throws Exception {
    Path file = directory.resolve("n0.pem");
    KeyFile.create(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertThatThrownBy(() -> KeyFile.read(file)).hasMessageContaining("chmod 600");
  }

  @Test
  void whatIsNoKeyIsSaidToBeNone() throws Exception {
    Path file = directory.resolve("n0.pem");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, "hello");

    assertThatThrownBy(() -> KeyFile.read(file)).hasMessageContaining("no usable key");
    assertThatThrownBy(() -> KeyFile.read(directory.resolve("missing")))
        .hasMessageContaining("no such file");
  }
}
