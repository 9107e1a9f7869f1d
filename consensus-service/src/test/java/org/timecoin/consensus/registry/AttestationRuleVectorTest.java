package org.timecoin.consensus.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.message.MasternodeInfo;
import org.timecoin.protocol.message.SignedHeartbeat;
import org.timecoin.protocol.reward.Tier;

/**
 * What was observed of the legacy node's rule for sequences, beside ours. There a heartbeat counts
 * once three others attested it, and before that an old one passes again; here the signature of an
 * announced key is enough, so a sequence counts at once (docs/protocol.md). Where the legacy node
 * refuses, so do we.
 */
class AttestationRuleVectorTest {

  private static final long NOW = 1_765_747_230;
  private static final Pattern AFTER_FIVE =
      Pattern.compile("after verification of sequence 5: sequence (\\d+)");

  private final SigningKey key = SigningKey.generate(new SplittableRandom(7));
  private final Registry registry = new Registry(new RegistryLimits(3, 2));

  @Test
  void afterAVerifiedHeartbeatWeRuleAsTheLegacyNodeDoes() throws IOException {
    Masternode verified = accepted(beat(known(), 5));
    Map<Long, Boolean> ours = new TreeMap<>();
    Map<Long, Boolean> theirs = new TreeMap<>();
    for (JsonNode observed : observed()) {
      Matcher step = AFTER_FIVE.matcher(observed.get("step").asText());
      if (step.matches()) {
        long sequence = Long.parseLong(step.group(1));
        theirs.put(sequence, observed.get("accepted").asBoolean());
        ours.put(sequence, beat(verified, sequence) instanceof Ruling.Accepted);
      }
    }
    assertThat(theirs).containsOnlyKeys(4L, 5L, 6L);
    assertThat(ours).isEqualTo(theirs);
  }

  @Test
  void aSequenceCountsHereAtOnceAndThereAfterThreeWitnesses() throws IOException {
    assertThat(observed().get(0).get("step").asText())
        .isEqualTo("before any verified heartbeat: same sequence again");
    assertThat(observed().get(0).get("accepted").asBoolean()).isTrue();

    assertThat(beat(accepted(beat(known(), 5)), 5))
        .isEqualTo(new Ruling.Refused<>(Rejection.SEQUENCE_NOT_RISING));
  }

  private static JsonNode observed() throws IOException {
    Path vectors = Path.of(System.getProperty("timenode.root"), "protocol/src/test/resources");
    return new ObjectMapper()
        .readTree(vectors.resolve("vectors/heartbeats.json").toFile())
        .at("/attestation_rule/observed");
  }

  private Masternode known() {
    String reward = key.address(AddressDigit.TESTNET).text();
    MasternodeInfo info = new MasternodeInfo("10.0.0.1:24100", reward, Tier.GOLD, key.publicKey());
    return accepted(registry.announced(info, Optional.empty(), 0, NOW));
  }

  private Ruling<Masternode> beat(Masternode masternode, long sequence) {
    SignedHeartbeat heartbeat = SignedHeartbeat.sign("10.0.0.1:24100", sequence, NOW, key);
    return registry.beat(heartbeat, Optional.of(masternode), NOW);
  }

  private static Masternode accepted(Ruling<Masternode> ruling) {
    assertThat(ruling).isInstanceOf(Ruling.Accepted.class);
    return ((Ruling.Accepted<Masternode>) ruling).state();
  }
}
