package org.timecoin.protocol.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.block.UtxoSetHash;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.vectors.GoldenChain;

/** The golden chain and its fork applied block by block through every rule. */
class ChainReplayTest {

  private static final JsonNode SUMMARY = GoldenChain.summary();
  private static final List<Block> CHAIN = GoldenChain.blocks();

  private final Map<OutPoint, Utxo> unspent = new HashMap<>();
  private BlockHeader tip = CHAIN.getFirst().header();
  private long fees;
  private int signatures;

  ChainReplayTest() {
    StatefulRules.created(HashedBlock.of(CHAIN.getFirst()))
        .forEach(u -> unspent.put(u.outpoint(), u));
  }

  @Test
  void theChainIsValidAndEndsInTheGoldenState() {
    for (JsonNode point : SUMMARY.get("states")) {
      int height = point.get("height").asInt();
      CHAIN.subList((int) tip.height() + 1, height + 1).forEach(this::apply);
      assertState(point);
    }
    assertThat(tip.hash().hex()).isEqualTo(SUMMARY.get("tip_hash").asText());
    assertThat(fees).isEqualTo(SUMMARY.at("/counts/total_fees").asLong());
    assertThat(signatures).isEqualTo(SUMMARY.at("/counts/inputs").asInt());
  }

  @Test
  void theForkIsValidOnItsBase() {
    CHAIN.subList(1, 1951).forEach(this::apply);
    GoldenChain.fork().forEach(this::apply);

    assertThat(tip.hash().hex()).isEqualTo(SUMMARY.at("/fork/tip_hash").asText());
    assertState(SUMMARY.at("/fork/state"));
  }

  @Test
  void theForkDoesNotFitOnTheChain() {
    CHAIN.subList(1, 1952).forEach(this::apply);
    Block second = GoldenChain.fork().get(1);

    assertThat(StatelessRules.check(second, Optional.of(tip), context()).map(Violation::broken))
        .contains(Rule.WRONG_PREVIOUS_HASH);
  }

  private void apply(Block block) {
    assertThat(StatelessRules.check(block, Optional.of(tip), context())).isEmpty();
    Judgement<StateChange> judgement =
        StatefulRules.check(
            HashedBlock.of(block),
            AddressDigit.TESTNET,
            outpoint -> Optional.ofNullable(unspent.get(outpoint)));
    assertThat(judgement).isInstanceOf(Judgement.Holds.class);
    StateChange change = ((Judgement.Holds<StateChange>) judgement).result();
    change.spent().forEach(u -> assertThat(unspent.remove(u.outpoint())).isEqualTo(u));
    change.created().forEach(u -> assertThat(unspent.put(u.outpoint(), u)).isNull());
    signatures += change.claims().size();
    fees += change.fees();
    assertThat(StatefulRules.verify(change.claims())).isEmpty();
    tip = block.header();
  }

  private static RuleContext context() {
    return new RuleContext(NetworkParameters.testnet(), 1_765_800_000);
  }

  private void assertState(JsonNode expected) {
    assertThat(unspent).hasSize(expected.get("utxo_count").asInt());
    assertThat(unspent.values().stream().mapToLong(Utxo::value).sum())
        .isEqualTo(expected.get("total_value").asLong());
    assertThat(UtxoSetHash.of(unspent.values()).hex())
        .isEqualTo(expected.get("utxo_state_hash").asText());
  }
}
