package org.timecoin.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.message.QuorumVote;
import org.timecoin.protocol.message.RunCertificate;
import org.timecoin.protocol.run.RunParent;
import org.timecoin.protocol.vectors.Vectors;

/** A chain as a file of lines. */
class ChainLineTest {

  @Test
  void theGoldenChainIsWrittenAsItWasRead() throws WireFault {
    for (String line : Vectors.lines("chain-testnet-2000.jsonl.gz")) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);

      assertThat(ChainLine.encode(ChainLine.decode(bytes))).isEqualTo(bytes);
    }
  }

  @Test
  void aCertificateComesBackAsItWas() throws WireFault {
    QuorumVote vote =
        new QuorumVote(
            PublicKey.of(new byte[PublicKey.LENGTH]), Signature.of(new byte[Signature.LENGTH]));
    ChainLine line =
        new ChainLine.OfCertificate(
            new RunCertificate(
                new RunParent(7, Hash.ZERO), 9, Hash.ZERO, 2, List.of(vote, vote, vote)));

    assertThat(ChainLine.decode(ChainLine.encode(line))).isEqualTo(line);
    assertThat(new String(ChainLine.encode(line), StandardCharsets.UTF_8))
        .startsWith("{\"BlockCertificate\":{\"parent\":");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "[]",
        "\"GetPeers\"",
        "{\"BlockCertificate\":5}",
        "{\"BlockCertificate",
        "{\"header\":{},\"transactions\":[],\"masternode_rewards\":[]}",
        "{\"BlockHeightResponse\":5}"
      })
  void whatIsNeitherIsAFault(String line) {
    assertThatThrownBy(() -> ChainLine.decode(line.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(WireFault.class);
  }
}
