package org.timecoin.gateway.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineFramerTest {

  private final Recorder recorder = new Recorder();
  private final LineFramer framer = new LineFramer(recorder);

  @Test
  void linesOfOneSegmentComeInOrder() {
    feed("a\nbb\n\nccc\n");

    assertThat(recorder.lines).containsExactly("a", "bb", "", "ccc");
    assertThat(framer.unfinishedBytes()).isZero();
  }

  @Test
  void anyCutIntoSegmentsGivesTheSameLines() {
    byte[] stream =
        ("{\"x\":1}\n" + "y".repeat(700) + "\n\n" + "z".repeat(90) + "\n").getBytes(UTF_8);
    feed(new String(stream, UTF_8));
    List<String> whole = List.copyOf(recorder.lines);
    Random random = new Random(1);

    for (int run = 0; run < 200; run++) {
      Recorder cut = new Recorder();
      LineFramer cutFramer = new LineFramer(cut);
      for (int at = 0; at < stream.length; ) {
        int next = Math.min(stream.length, at + 1 + random.nextInt(run + 1));
        cutFramer.feed(Arrays.copyOfRange(stream, at, next));
        at = next;
      }
      assertThat(cut.lines).isEqualTo(whole);
      assertThat(cutFramer.heldBytes()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100, 1_000_000})
  void aLineOfExactlyItsLimitIsFineAndOneByteMoreIsNot(int segment) {
    recorder.limit = 200;
    feedInSegments("x".repeat(200) + "\n", segment);
    assertThat(recorder.lines).hasSize(1);

    feedInSegments("x".repeat(201) + "\n", segment);
    assertThat(recorder.lines).hasSize(1);
    assertThat(recorder.tooLong).containsExactly(200);
  }

  @Test
  void anEndlessLineIsNeverHeldBeyondItsLimit() {
    recorder.limit = 10_000;
    byte[] chunk = new byte[4_096];
    int most = 0;
    for (int i = 0; i < 100; i++) {
      framer.feed(chunk);
      most = Math.max(most, framer.heldBytes());
    }

    assertThat(most).isLessThanOrEqualTo(2 * 10_000);
    assertThat(recorder.tooLong).containsExactly(10_000);
    assertThat(framer.heldBytes()).isZero();
  }

  @Test
  void nothingIsReadAfterTheLimitWasCrossed() {
    recorder.limit = 60;
    feed("x".repeat(61) + "\nnext\n");
    feed("more\n");

    assertThat(recorder.lines).isEmpty();
    assertThat(recorder.tooLong).hasSize(1);
  }

  @Test
  void theKindIsAskedOnceWithTheStartOfTheLine() {
    feedInSegments("{\"BlocksResponse\":" + "1".repeat(500) + "}\n", 3);

    assertThat(recorder.starts).hasSize(1);
    assertThat(recorder.starts.getFirst())
        .startsWith("{\"BlocksResponse\":")
        .hasSizeGreaterThanOrEqualTo(LineFramer.START_BYTES);
  }

  @Test
  void everyLineHasALimitOfItsOwn() {
    recorder.limit = 500;
    feed("x".repeat(400) + "\n");
    recorder.limit = 100;
    feed("x".repeat(101) + "\n");

    assertThat(recorder.lines).hasSize(1);
    assertThat(recorder.tooLong).containsExactly(100);
  }

  @Test
  void aSessionThatClosesHearsOfNoMoreLines() {
    recorder.stopAfter = 2;
    feed("a\nb\nc\nd\n");
    feed("e\n");

    assertThat(recorder.lines).containsExactly("a", "b");
  }

  private void feed(String text) {
    framer.feed(text.getBytes(UTF_8));
  }

  private void feedInSegments(String text, int segment) {
    byte[] bytes = text.getBytes(UTF_8);
    for (int at = 0; at < bytes.length; at += segment) {
      framer.feed(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + segment)));
    }
  }

  private static final class Recorder implements LineFramer.Lines {
    private final List<String> lines = new ArrayList<>();
    private final List<String> starts = new ArrayList<>();
    private final List<Integer> tooLong = new ArrayList<>();
    private int limit = 1 << 20;
    private int stopAfter = Integer.MAX_VALUE;

    @Override
    public int limitOf(byte[] line, int length) {
      starts.add(new String(line, 0, length, UTF_8));
      return limit;
    }

    @Override
    public boolean line(byte[] line) {
      lines.add(new String(line, UTF_8));
      return lines.size() < stopAfter;
    }

    @Override
    public void tooLong(int crossed) {
      tooLong.add(crossed);
    }
  }
}
