package org.timecoin.consensus.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.RunCodec;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Run;

/**
 * {@code consensus-runs.json}: bytes that are the run of a value, and what liars send instead. A
 * relay that could get a changed run judged in place of the right one could make an honest voter
 * refuse for ever what others have locked.
 */
class RunReadingTest {

  private static final JsonNode FILE = Vectors.file("consensus-runs.json");
  private static final JsonNode TWO = FILE.get("valid").get(0);

  static Stream<JsonNode> valid() {
    return Vectors.each(FILE.get("valid"));
  }

  static Stream<JsonNode> invalid() {
    return Vectors.each(FILE.get("invalid"));
  }

  @ParameterizedTest
  @MethodSource("valid")
  void theRunOfAValueIsRead(JsonNode vector) {
    ByteString content = Vectors.inflated(vector, "content_zlib");
    Parent parent = Vectors.parent(vector);
    Hash value = Vectors.hash(vector, "value");

    assertThat(RunReading.of(parent, value, content))
        .isEqualTo(
            new RunReading.Read(
                new Run(
                    value,
                    parent,
                    vector.get("blocks").intValue(),
                    vector.get("due").longValue(),
                    content)));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void otherBytesAreRefusedByName(JsonNode vector) {
    RunFault fault = RunFault.valueOf(vector.get("fault").asText());

    assertThat(read(Vectors.hash(vector, "value"), Vectors.base64(vector, "content")))
        .isEqualTo(new RunReading.Refused(fault));
    assertThat(fault.mayBeElsewhere()).isEqualTo(fault != RunFault.UNCOMMITTED);
    assertThat(fault.label()).isEqualToIgnoringCase(vector.get("fault").asText()).isLowerCase();
  }

  /** No bit can be turned without notice: one value, one content. */
  @Test
  void aValueHasOneContent() {
    byte[] content = Vectors.inflated(TWO, "content_zlib").bytes();
    Random random = new Random(1);
    List<RunReading> readings = new ArrayList<>();
    for (int at = 0; at < content.length; at++) {
      byte[] changed = content.clone();
      changed[at] ^= (byte) (1 << random.nextInt(8));
      readings.add(read(Vectors.hash(TWO, "value"), ByteString.of(changed)));
    }
    assertThat(readings).hasSize(1152).allMatch(reading -> reading instanceof RunReading.Refused);
  }

  /** A block more in front, behind or between. */
  @Test
  void noBlockCanBeAddedLeftOutOrMoved() {
    Block block = RunCodec.decode(Vectors.inflated(TWO, "content_zlib").bytes()).getFirst();
    List<Block> two = RunCodec.decode(Vectors.inflated(TWO, "content_zlib").bytes());

    for (List<Block> blocks :
        List.of(
            List.of(block, two.get(0), two.get(1)),
            List.of(two.get(0), two.get(1), block),
            List.of(two.get(0), block, two.get(1)),
            List.of(two.get(1), two.get(0)),
            List.of(two.get(1)),
            List.of(two.get(0)))) {
      assertThat(read(Vectors.hash(TWO, "value"), ByteString.of(RunCodec.encode(blocks))))
          .isInstanceOf(RunReading.Refused.class);
    }
  }

  @Test
  void anotherParentIsNoticed() {
    Parent other = new Parent(Vectors.parent(TWO).height(), Hash.ZERO);

    assertThat(
            RunReading.of(other, Vectors.hash(TWO, "value"), Vectors.inflated(TWO, "content_zlib")))
        .isEqualTo(new RunReading.Refused(RunFault.NOT_LINKED));
  }

  private static RunReading read(Hash value, ByteString content) {
    return RunReading.of(Vectors.parent(TWO), value, content);
  }
}
