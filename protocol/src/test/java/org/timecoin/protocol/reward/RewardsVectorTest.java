package org.timecoin.protocol.reward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.reward.LeaderOrder.Candidate;
import org.timecoin.protocol.vectors.VectorTypes;
import org.timecoin.protocol.vectors.Vectors;

/** {@code rewards.json}: splits, producers, leaders. */
class RewardsVectorTest {

  private static final JsonNode FILE = Vectors.json("rewards.json");
  private static final List<Tier> TIERS = List.of(Tier.values());

  static Stream<JsonNode> splits() {
    return Vectors.each(FILE.get("rewards"));
  }

  static Stream<JsonNode> producers() {
    return Vectors.each(FILE.get("producer"));
  }

  static Stream<JsonNode> leaders() {
    return Vectors.each(FILE.get("catchup_leader"));
  }

  @ParameterizedTest
  @MethodSource("splits")
  void rewardsAreSplitByWeight(JsonNode vector) {
    List<PaidMasternode> paid =
        Vectors.each(vector.get("masternodes"))
            .map(m -> new PaidMasternode(m.get("reward_address").asText(), tier(m)))
            .toList();
    List<MasternodeReward> expected =
        Vectors.each(vector.get("rewards"))
            .map(r -> new MasternodeReward(r.get(0).asText(), r.get(1).asLong()))
            .toList();
    long blockReward = Amounts.BLOCK_SUBSIDY + vector.get("fees").asLong();

    assertThat(blockReward).isEqualTo(vector.get("block_reward").asLong());
    assertThat(RewardSplit.of(blockReward, paid)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("producers")
  void producersAreChosenByTheTip(JsonNode vector) {
    Hash parent = Hash.fromHex(vector.get("prev_hash").asText());
    long height = VectorTypes.u64(vector.get("height"));

    assertThat(ProducerIndex.of(parent, height, vector.get("n").asInt()))
        .isEqualTo(vector.get("index").asInt());
  }

  @ParameterizedTest
  @MethodSource("leaders")
  void leadersAreOrderedByScore(JsonNode vector) {
    List<Candidate> candidates =
        Vectors.each(vector.get("masternodes"))
            .map(m -> new Candidate(m.get("address").asText(), tier(m), uptime(m)))
            .toList();
    List<String> expected = Vectors.each(vector.get("order")).map(JsonNode::asText).toList();

    assertThat(LeaderOrder.of(candidates).stream().map(Candidate::address).toList())
        .isEqualTo(expected)
        .startsWith(vector.get("leader").asText());
    assertThat(candidates.stream().map(Candidate::score).toList())
        .isEqualTo(
            Vectors.each(vector.get("masternodes")).map(m -> m.get("score").asLong()).toList());
  }

  @Test
  void sharesAreThoseOf128BitArithmetic() {
    Random random = new Random(1);
    for (int round = 0; round < 2000; round++) {
      List<PaidMasternode> paid =
          Stream.generate(() -> TIERS.get(random.nextInt(TIERS.size())))
              .limit(1 + random.nextInt(100))
              .map(tier -> new PaidMasternode("m", tier))
              .toList();
      long reward = random.nextLong() >>> random.nextInt(64);
      BigInteger total =
          BigInteger.valueOf(paid.stream().mapToLong(p -> p.tier().rewardWeight()).sum());

      List<Long> expected =
          paid.stream()
              .map(p -> BigInteger.valueOf(p.tier().rewardWeight()))
              .map(w -> unsigned(reward).multiply(w).divide(total).longValue())
              .toList();

      assertThat(RewardSplit.of(reward, paid).stream().map(MasternodeReward::amount).toList())
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, FREE",
    "99999999999, FREE",
    "100000000000, BRONZE",
    "999999999999, BRONZE",
    "1000000000000, SILVER",
    "9999999999999, SILVER",
    "10000000000000, GOLD",
    "-1, GOLD",
  })
  void aBalanceProvesATier(long satoshis, Tier tier) {
    assertThat(Tier.ofBalance(satoshis)).isEqualTo(tier);
  }

  @Test
  void tiersAreKnownByTheirName() {
    for (Tier tier : Tier.values()) {
      assertThat(Tier.ofWireName(tier.wireName())).contains(tier);
    }
    assertThat(Tier.ofWireName("gold")).isEmpty();
  }

  private static BigInteger unsigned(long value) {
    return new BigInteger(Long.toUnsignedString(value));
  }

  private static Tier tier(JsonNode masternode) {
    return Tier.ofWireName(masternode.get("tier").asText()).orElseThrow();
  }

  private static int uptime(JsonNode masternode) {
    return masternode.get("total_uptime").asInt();
  }
}
