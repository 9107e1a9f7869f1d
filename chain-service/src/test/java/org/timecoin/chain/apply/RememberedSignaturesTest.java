package org.timecoin.chain.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.GoldenChain;
import org.timecoin.chain.writer.ParallelVerifier;
import org.timecoin.chain.writer.VerifiedSignatures;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.network.NetworkParameters;

/** What is remembered of signatures spares work and changes no verdict. */
class RememberedSignaturesTest {

  private static final List<Block> CHAIN = GoldenChain.blocks().subList(0, 1001);
  private static final int INPUTS = inputs(CHAIN);

  private final VerifiedSignatures verified = new VerifiedSignatures(100_000);
  private final ParallelVerifier verifier = new ParallelVerifier(2, verified);

  @AfterEach
  void close() {
    verifier.close();
  }

  @Test
  void aChainJudgedAgainIsNotVerifiedAgain() {
    MemoryStorage first = apply();
    assertThat(verifier.checked()).isEqualTo(INPUTS).isPositive();
    assertThat(verified.size()).isEqualTo(INPUTS);
    MemoryStorage second = apply();

    assertThat(verifier.checked()).isEqualTo(INPUTS);
    assertThat(verified.hits()).isEqualTo(INPUTS);
    assertThat(second.state()).isEqualTo(first.state());
    assertThat(second.utxoHash()).isEqualTo(first.utxoHash());
  }

  @Test
  void blocksWithBadSignaturesAreRefusedHoweverOftenTheyCome() {
    MemoryStorage storage = apply();
    List<Block> bad =
        GoldenChain.lines("corrupt-blocks.jsonl", node -> node).stream()
            .filter(node -> node.get("rule_broken").asText().equals("bad signature"))
            .map(node -> GoldenChain.block(node.get("block")))
            .toList();

    assertThat(bad).isNotEmpty();
    for (Block block : List.of(bad.getFirst(), bad.getLast(), bad.getFirst())) {
      assertThat(applier(storage).apply(List.of(candidate(block)), CommitNotes.NONE).refusal())
          .get()
          .isInstanceOfSatisfying(
              Refusal.Broken.class, broken -> assertThat(broken.rule()).isEqualTo("bad_signature"));
    }
  }

  private MemoryStorage apply() {
    MemoryStorage storage = new MemoryStorage(CHAIN.getFirst());
    List<Candidate> run =
        CHAIN.subList(1, CHAIN.size()).stream().map(RememberedSignaturesTest::candidate).toList();
    assertThat(applier(storage).apply(run, CommitNotes.NONE).committed()).isEqualTo(run.size());
    return storage;
  }

  private BlockApplier applier(MemoryStorage storage) {
    return new BlockApplier(
        storage,
        new BatchComputation(new RuleJudge(NetworkParameters.testnet(), List.of()), verifier),
        new BatchLimits(512, 4 << 20),
        new SwitchLimits(100, 1 << 20),
        new ApplyWatch() {});
  }

  private static Candidate candidate(Block block) {
    return Candidate.of(block, GoldenChain.NOW);
  }

  private static int inputs(List<Block> blocks) {
    return blocks.stream()
        .flatMap(block -> block.transactions().stream())
        .mapToInt(tx -> tx.inputs().size())
        .sum();
  }
}
