package org.timecoin.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.message.ChainMessage.BlocksResponse;
import org.timecoin.protocol.vectors.GoldenChain;
import org.timecoin.protocol.vectors.Vectors;

/** The golden chain through the wire codec. */
class WireBlocksTest {

  @Test
  void theChainIsReadAndWrittenByteForByte() throws WireFault {
    List<String> lines = Vectors.lines("chain-testnet-2000.jsonl.gz");
    List<Block> blocks = GoldenChain.blocks();
    for (int from = 0; from < lines.size(); from += 100) {
      int to = Math.min(lines.size(), from + 100);
      String line = "{\"BlocksResponse\":[" + String.join(",", lines.subList(from, to)) + "]}";
      BlocksResponse read =
          (BlocksResponse) WireCodec.decode(line.getBytes(StandardCharsets.UTF_8));

      assertThat(read.blocks()).isEqualTo(blocks.subList(from, to));
      assertThat(WireCodec.encode(read)).asString().isEqualTo(line);
    }
  }
}
