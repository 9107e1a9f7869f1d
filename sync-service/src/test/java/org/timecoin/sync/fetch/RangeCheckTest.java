package org.timecoin.sync.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockCodec;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.rules.Rule;
import org.timecoin.sync.fleet.GoldenBlocks;
import org.timecoin.sync.plan.Delivery;
import org.timecoin.sync.plan.FetchFault;
import org.timecoin.sync.plan.Range;

class RangeCheckTest {

  private static final long NOW = Instant.parse(GoldenBlocks.NOW).getEpochSecond();
  private final RangeCheck check = new RangeCheck(NetworkParameters.testnet());
  private final List<Block> golden = GoldenBlocks.chain();

  private static List<byte[]> encoded(List<Block> blocks) {
    return blocks.stream().map(BlockCodec::encode).toList();
  }

  @Test
  void soundBlocksAreDeliveredWithWhatTheyLinkTo() {
    List<byte[]> blocks = encoded(golden.subList(101, 201));
    FetchResult result = check.check(101, blocks, NOW);
    int bytes = blocks.stream().mapToInt(block -> block.length).sum();
    assertThat(result)
        .isInstanceOfSatisfying(
            FetchResult.Delivered.class,
            delivered -> {
              assertThat(delivered.blocks().delivery())
                  .isEqualTo(
                      new Delivery(
                          new Range(101, 200),
                          golden.get(100).hash(),
                          golden.get(101).hash(),
                          golden.get(200).hash(),
                          bytes));
              assertThat(delivered.blocks().encoded()).containsExactlyElementsOf(blocks);
            });
  }

  @Test
  void theWholeGoldenChainPasses() {
    assertThat(check.check(1, encoded(golden.subList(1, 2_001)), NOW))
        .isInstanceOf(FetchResult.Delivered.class);
  }

  @Test
  void heightsThatDontFollowAreNoAnswer() {
    List<Block> holed = new ArrayList<>(golden.subList(1, 10));
    holed.remove(4);
    assertThat(check.check(1, encoded(holed), NOW))
        .isEqualTo(new FetchResult.Failed(FetchFault.MALFORMED, "block 6 in the place of 5"));
    assertThat(check.check(2, encoded(golden.subList(1, 3)), NOW))
        .isEqualTo(new FetchResult.Failed(FetchFault.MALFORMED, "block 1 in the place of 2"));
  }

  @Test
  void bytesThatAreNoBlockProveNothing() {
    byte[] whole = BlockCodec.encode(golden.get(1));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    assertThat(check.check(1, List.of(half), NOW))
        .isInstanceOfSatisfying(
            FetchResult.Failed.class,
            failed -> assertThat(failed.fault()).isEqualTo(FetchFault.MALFORMED));
  }

  @Test
  void aBrokenLinkIsProof() {
    List<Block> mixed = List.of(golden.get(1_951), GoldenBlocks.fork().get(1));
    assertThat(check.check(1_951, encoded(mixed), NOW))
        .isInstanceOfSatisfying(
            FetchResult.Violated.class,
            violated -> {
              assertThat(violated.rule()).isEqualTo(Rule.WRONG_PREVIOUS_HASH.wireName());
              assertThat(violated.detail()).contains("1952").contains(mixed.get(1).hash().hex());
            });
  }

  @Test
  void aBlockAheadOfOurClockEndsAPrefixAndProvesNothing() {
    // By our clock block 10 is due 100 s from now and block 11 700 s from now.
    long now = golden.get(10).header().timestamp() - 100;
    assertThat(check.check(9, encoded(golden.subList(9, 15)), now))
        .isInstanceOfSatisfying(
            FetchResult.Delivered.class,
            delivered ->
                assertThat(delivered.blocks().delivery().range()).isEqualTo(new Range(9, 10)));
    assertThat(check.check(11, encoded(golden.subList(11, 15)), now))
        .isInstanceOfSatisfying(
            FetchResult.Failed.class,
            failed -> assertThat(failed.fault()).isEqualTo(FetchFault.TIMESTAMP_TOO_FAR_IN_FUTURE));
  }

  @Test
  void aBlockFurtherAheadThanAnyClockExplainsIsProof() {
    long timestamp = golden.get(11).header().timestamp();
    List<byte[]> blocks = encoded(golden.subList(11, 12));
    assertThat(check.check(11, blocks, timestamp - 1_200)).isInstanceOf(FetchResult.Failed.class);
    assertThat(check.check(11, blocks, timestamp - 1_201))
        .isInstanceOfSatisfying(
            FetchResult.Violated.class,
            violated -> {
              assertThat(violated.rule()).isEqualTo("timestamp_too_far_in_future");
              assertThat(violated.detail()).contains("11").contains(golden.get(11).hash().hex());
            });
  }

  /** What each corrupt block of the vectors is refused for here; "-" when it takes the state. */
  @Test
  void corruptBlocksAreRefusedByRuleAsFarAsThatShows() {
    Map<String, String> verdicts =
        GoldenBlocks.lines("corrupt-blocks.jsonl").stream()
            .map(JsonObject::new)
            .collect(
                Collectors.toMap(
                    line -> line.getString("name"), this::verdict, (a, b) -> a, TreeMap::new));
    Map<String, Long> counted =
        verdicts.values().stream()
            .collect(Collectors.groupingBy(v -> v, TreeMap::new, Collectors.counting()));
    assertThat(verdicts.values().stream().filter(v -> v.equals("delivered")))
        .as("control and faults that only the state shows: %s", verdicts)
        .isNotEmpty();
    assertThat(counted).containsKeys("wrong_merkle_root", "coinbase_differs_from_rewards");
    assertThat(verdicts)
        .containsEntry("wrong_previous_hash", "wrong_previous_hash")
        .containsEntry("timestamp_far_future", "timestamp_too_far_in_future")
        .containsEntry("timestamp_max", "timestamp_too_far_in_future");
    assertThat(counted.size()).as("%s", counted).isGreaterThan(10);
  }

  private String verdict(JsonObject line) {
    Block block = GoldenBlocks.block(line.getJsonObject("block").encode());
    List<byte[]> two = encoded(List.of(golden.get(1_000), block));
    return switch (check.check(1_000, two, NOW)) {
      case FetchResult.Delivered delivered -> "delivered";
      case FetchResult.Failed failed -> "failed";
      case FetchResult.Violated violated -> violated.rule();
    };
  }
}
