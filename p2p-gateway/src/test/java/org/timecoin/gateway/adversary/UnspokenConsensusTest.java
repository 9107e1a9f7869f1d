package org.timecoin.gateway.adversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.gateway.rig.GatewayRig;
import org.timecoin.gateway.rig.RawPeer;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.message.ConsensusMessage.ConsensusProposal;
import org.timecoin.protocol.message.ConsensusMessage.GetRun;
import org.timecoin.protocol.run.RunParent;
import org.timecoin.protocol.run.RunPart;

/** Peers that send consensus messages although we don't list {@code bft/1}. */
class UnspokenConsensusTest {

  private static final RunParent PARENT = new RunParent(1, Hash.ZERO);

  private static ConsensusProposal proposal() {
    return new ConsensusProposal(
        PARENT,
        0,
        Hash.ZERO,
        ConsensusProposal.NONE,
        PublicKey.of(new byte[PublicKey.LENGTH]),
        Signature.of(new byte[Signature.LENGTH]),
        List.of(),
        Optional.of(RunPart.split(ByteString.of(new byte[2 * RunPart.BYTES])).getFirst()));
  }

  @Test
  void areIgnoredAndCountedAndStayConnected() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      for (int i = 0; i < 5; i++) {
        peer.send(proposal());
      }
      peer.send(new GetRun(PARENT, Hash.ZERO));
      peer.send("\"GetBlockHeight\"").expect("{\"BlockHeightResponse\":250}");

      assertThat(gateway.count("dropped", "reason", "not_spoken")).isEqualTo(6);
      assertThat(gateway.count("dropped", "kind", "ConsensusProposal")).isEqualTo(5);
      assertThat(gateway.count("violations")).isZero();
    }
  }

  @Test
  void areHeldToTheirFormLikeAnybody() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      peer.send("{\"GetRun\":{\"parent\":null,\"value\":[]}}");

      await().atMost(Duration.ofSeconds(10)).until(() -> gateway.count("violations") == 1);
    }
  }
}
