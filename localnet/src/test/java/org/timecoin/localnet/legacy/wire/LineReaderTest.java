package org.timecoin.localnet.legacy.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  @Test
  void cutsAtNewlinesAndKeepsTheRestAsALine() throws IOException {
    assertThat(all("a\n\nbc\nd", 10)).containsExactly("a", "", "bc", "d");
  }

  @Test
  void anEmptyStreamHasNoLine() throws IOException {
    assertThat(all("", 10)).isEmpty();
    assertThat(all("\n", 10)).containsExactly("");
  }

  @Test
  void aLineMayBeAsLongAsTheLimitAndNoLonger() throws IOException {
    assertThat(all("12345\n1234", 5)).containsExactly("12345", "1234");
    assertThatThrownBy(() -> all("123456\n", 5))
        .isInstanceOf(LineTooLong.class)
        .hasMessageContaining("5 bytes");
  }

  @Test
  void anEndlessLineEndsAtTheLimitBeforeItIsInMemory() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };
    assertThatThrownBy(() -> new LineReader(endless, 1_000_000).next())
        .isInstanceOf(LineTooLong.class);
  }

  @Test
  void linesAcrossBuffersComeWhole() throws IOException {
    String longLine = "y".repeat(200_000);
    assertThat(all(longLine + "\nz\n" + longLine, 1 << 20))
        .containsExactly(longLine, "z", longLine);
  }

  @Test
  void piecesOfAnySizeGiveTheSameLines() throws IOException {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    byte[] text = "one\ntwo\n\nthree and more\nrest".getBytes(UTF_8);
    for (int round = 0; round < 50; round++) {
      InputStream drops = new Drops(text, random);
      assertThat(all(drops, 100)).containsExactly("one", "two", "", "three and more", "rest");
    }
  }

  private static List<String> all(String text, int max) throws IOException {
    return all(new ByteArrayInputStream(text.getBytes(UTF_8)), max);
  }

  private static List<String> all(InputStream in, int max) throws IOException {
    LineReader reader = new LineReader(in, max);
    List<String> lines = new ArrayList<>();
    for (Optional<byte[]> line = reader.next(); line.isPresent(); line = reader.next()) {
      lines.add(new String(line.get(), UTF_8));
    }
    return lines;
  }

  /** Gives out one to three bytes at a time. */
  private static final class Drops extends ByteArrayInputStream {
    private final RandomGenerator random;

    Drops(byte[] text, RandomGenerator random) {
      super(text);
      this.random = random;
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
      return super.read(into, offset, Math.min(length, 1 + random.nextInt(3)));
    }
  }
}
