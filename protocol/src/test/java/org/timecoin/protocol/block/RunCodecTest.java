package org.timecoin.protocol.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.timecoin.protocol.arbitrary.Arbitrary;
import org.timecoin.protocol.arbitrary.ArbitraryBlocks;
import org.timecoin.protocol.arbitrary.Mutation;
import org.timecoin.protocol.bincode.BincodeFault;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.run.RunPart;
import org.timecoin.protocol.vectors.Vectors;

/** The binary form of runs, beside {@code consensus-runs.json}. */
class RunCodecTest {

  private static final JsonNode FILE = Vectors.json("consensus-runs.json");

  static Stream<JsonNode> valid() {
    return Vectors.each(FILE.get("valid"));
  }

  static Stream<JsonNode> invalid() {
    return Vectors.each(FILE.get("invalid"))
        .filter(vector -> vector.get("fault").asText().equals("NOT_BLOCKS"));
  }

  @ParameterizedTest
  @MethodSource("valid")
  void aRunIsItsBytes(JsonNode vector) throws IOException {
    byte[] content = inflated(vector.get("content_zlib").asText());
    List<Block> blocks = RunCodec.decode(content);

    assertThat(Hash.sha256(content).hex()).isEqualTo(vector.get("sha256").asText());
    assertThat(blocks).hasSize(vector.get("blocks").intValue());
    assertThat(blocks.getLast().hash().hex()).isEqualTo(vector.get("value").asText());
    assertThat(RunCodec.encode(blocks)).isEqualTo(content);
    assertThat(RunCodec.encodedSize(blocks)).isEqualTo(vector.get("bytes").longValue());
  }

  @ParameterizedTest
  @MethodSource("valid")
  void aRunIsCutAsTheVectorsSay(JsonNode vector) throws IOException {
    ByteString content = ByteString.of(inflated(vector.get("content_zlib").asText()));

    assertThat(RunPart.split(content))
        .extracting(part -> Hash.sha256(part.content().bytes()).hex())
        .isEqualTo(Vectors.each(vector.get("part_sha256")).map(JsonNode::asText).toList());
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void otherBytesAreRefused(JsonNode vector) {
    byte[] content = Base64.getDecoder().decode(vector.get("content").asText());

    assertThatThrownBy(() -> RunCodec.decode(content)).isInstanceOf(BincodeFault.class);
  }

  @Test
  void moreThanFourMebibytesAreRefused() {
    assertThatThrownBy(() -> RunCodec.decode(new byte[RunCodec.BYTES_MOST + 1]))
        .isInstanceOf(BincodeFault.class);
  }

  /** What a liar sends is refused by our own fault, or is another run's one form. */
  @Test
  void damagedRunsAreRefusedOrAreOtherRuns() {
    int refused = 0;
    for (long seed = 0; seed < 5_000; seed++) {
      Arbitrary any = new Arbitrary(seed);
      ArbitraryBlocks blocks = new ArbitraryBlocks(any);
      byte[] damaged =
          new Mutation(any).of(RunCodec.encode(List.of(blocks.block(), blocks.block())));
      try {
        assertThat(RunCodec.encode(RunCodec.decode(damaged))).isEqualTo(damaged);
      } catch (BincodeFault fault) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1_000, 5_000);
  }

  private static byte[] inflated(String zlib) throws IOException {
    byte[] packed = Base64.getDecoder().decode(zlib);
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    }
  }
}
