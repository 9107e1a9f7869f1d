package org.timecoin.localnet.legacy.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LineStoreTest {
  private final LineStore store = LineStore.create();

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aNewStoreIsEmpty() {
    assertThat(store.size()).isZero();
  }

  @Test
  void linesComeBackAsTheyWere() {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    List<byte[]> lines = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      byte[] line = new byte[random.nextInt(500)];
      random.nextBytes(line);
      lines.add(line);
      store.append(line);
    }
    assertThat(store.size()).isEqualTo(3000);
    for (int i = 0; i < 3000; i++) {
      assertThat(store.read(i)).isEqualTo(lines.get(i));
    }
  }

  @Test
  void aLineMayBeEmpty() {
    store.append(new byte[0]);
    store.append(bytes("behind it"));
    assertThat(store.read(0)).isEmpty();
    assertThat(store.read(1)).isEqualTo(bytes("behind it"));
  }

  @Test
  void whatIsCutOffIsWrittenOver() {
    store.append(bytes("first"));
    store.append(bytes("a long second line"));
    store.append(bytes("third"));
    store.truncate(1);
    store.append(bytes("other"));
    assertThat(store.size()).isEqualTo(2);
    assertThat(store.read(0)).isEqualTo(bytes("first"));
    assertThat(store.read(1)).isEqualTo(bytes("other"));
  }

  @Test
  void cuttingBehindTheEndChangesNothing() {
    store.append(bytes("only"));
    store.truncate(5);
    assertThat(store.size()).isEqualTo(1);
  }

  @Test
  void aClosedStoreCannotBeRead() {
    store.append(bytes("gone"));
    store.close();
    assertThatThrownBy(() -> store.read(0)).isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> store.append(bytes("more"))).isInstanceOf(UncheckedIOException.class);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
