package org.timecoin.bench.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.bench.result.Target;
import org.timecoin.protocol.wire.WireCodec;
import org.timecoin.protocol.wire.WireFault;

/** What is compared must be the same work on the same bytes. */
class CodecBenchTest {
  @ParameterizedTest
  @ValueSource(strings = {"idle", "busy"})
  void bothWriteTheSameBytes(String content) throws IOException {
    WireBlocks blocks = WireBlocks.of(content);
    assertThat(JacksonBlocks.write(blocks.message().blocks())).isEqualTo(blocks.line());
  }

  @ParameterizedTest
  @ValueSource(strings = {"idle", "busy"})
  void theLineIsTheMessage(String content) throws WireFault {
    WireBlocks blocks = WireBlocks.of(content);
    assertThat(blocks.message().blocks()).hasSize(101);
    assertThat(WireCodec.decode(blocks.line())).isEqualTo(blocks.message());
  }

  @Test
  void jacksonReadsEveryNumber() throws IOException {
    assertThat(JacksonBlocks.read("{\"a\":[1,2,3],\"b\":\"four\"}".getBytes(UTF_8)))
        .isEqualTo(1 + 2 + 3 + 4);
  }

  @Test
  void busyBlocksHoldTransactionsAndIdleOnesDoNot() {
    assertThat(WireBlocks.of("idle").message().blocks())
        .allMatch(block -> block.transactions().size() == 1);
    assertThat(WireBlocks.of("busy").message().blocks())
        .allMatch(block -> block.transactions().size() == 4);
  }

  @Test
  void everyRatioHasATarget() {
    assertThat(new CodecBench().targets())
        .extracting(Target::metric)
        .containsExactly(
            "decode_idle_over_jackson",
            "encode_idle_over_jackson",
            "decode_busy_over_jackson",
            "encode_busy_over_jackson");
  }
}
