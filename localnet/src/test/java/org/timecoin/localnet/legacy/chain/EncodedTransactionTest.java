package org.timecoin.localnet.legacy.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.timecoin.localnet.legacy.Vectors;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.message.ChainMessage.BlockResponse;
import org.timecoin.protocol.wire.WireCodec;
import org.timecoin.protocol.wire.WireFault;

/**
 * The peer's own encoding against the vectors, and against the protocol's, which it doesn't use.
 */
class EncodedTransactionTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theGenesisCoinbaseHasTheIdInItsMerkleRoot() throws IOException {
    try (LegacyChain chain = LegacyChain.testnetGenesis()) {
      JsonNode genesis = JSON.readTree(chain.line(0).orElseThrow());
      byte[] root = EncodedTransaction.bytes(genesis.at("/header/merkle_root"));
      assertThat(id(genesis.at("/transactions/0"))).isEqualTo(HexFormat.of().formatHex(root));
    }
  }

  @Test
  void theSignedExampleHasItsId() throws IOException {
    JsonNode example = Vectors.chainSummary().path("signature_example");
    try (LegacyChain chain = LegacyChain.open(Vectors.chain())) {
      byte[] block = chain.line(example.path("height").asLong()).orElseThrow();
      int index = example.path("transaction_index").asInt();
      assertThat(id(JSON.readTree(block).path("transactions").path(index)))
          .isEqualTo(example.path("txid").asText());
    }
  }

  @Test
  void everyTransactionOfTheGoldenChainHasTheIdTheProtocolGivesIt() throws Exception {
    try (LegacyChain chain = LegacyChain.open(Vectors.chain())) {
      for (int height = 0; height <= chain.height(); height += 7) {
        sameIds(chain.line(height).orElseThrow());
      }
    }
  }

  private static void sameIds(byte[] block) throws IOException, WireFault {
    String line = "{\"BlockResponse\":" + new String(block, UTF_8);
    byte[] message = (line + "}").getBytes(UTF_8);
    BlockResponse read = (BlockResponse) WireCodec.decode(message);
    JsonNode transactions = JSON.readTree(block).path("transactions");
    int index = 0;
    for (Transaction transaction : read.block().transactions()) {
      assertThat(id(transactions.path(index++))).isEqualTo(transaction.txid().hex());
    }
  }

  private static String id(JsonNode transaction) {
    return HexFormat.of().formatHex(Sha256.of(EncodedTransaction.of(transaction)));
  }
}
