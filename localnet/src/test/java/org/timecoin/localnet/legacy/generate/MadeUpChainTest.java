package org.timecoin.localnet.legacy.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timecoin.localnet.legacy.Vectors;
import org.timecoin.localnet.legacy.chain.BlockFacts;
import org.timecoin.localnet.legacy.chain.LegacyChain;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.reward.Tier;

class MadeUpChainTest {
  @TempDir Path directory;

  @Test
  void withTheGoldenMasternodesItIsTheGoldenChainUntilSomethingIsSpent() {
    Path file = directory.resolve("golden.jsonl");
    MadeUpChain.write(new ChainPlan(99, 0, goldenPayees()), file);
    try (LegacyChain golden = LegacyChain.open(Vectors.chain());
        LegacyChain ours = LegacyChain.open(file)) {
      for (int height = 0; height <= 99; height++) {
        assertThat(ours.line(height).orElseThrow()).isEqualTo(golden.line(height).orElseThrow());
      }
    }
  }

  @Test
  void thePeerReadsItAndSeesTheSameTip() {
    MadeUpChain made = MadeUpChain.write(ChainPlan.idle(300), directory.resolve("idle.jsonl.gz"));
    try (LegacyChain chain = LegacyChain.open(made.file())) {
      assertThat(chain.height()).isEqualTo(300);
      assertThat(chain.facts(300).map(BlockFacts::hashHex)).contains(made.tipHash());
      assertThat(chain.utxoState().hashHex()).as("nothing is spent").isEqualTo(made.utxoHash());
      assertThat(made.utxoCount()).isEqualTo(1 + 4 * 300);
    }
  }

  @Test
  void thePeerWouldAddEachBlockToItsOwnChain() {
    MadeUpChain made = MadeUpChain.write(ChainPlan.busy(150, 3), directory.resolve("busy.jsonl"));
    try (LegacyChain from = LegacyChain.open(made.file());
        LegacyChain to = LegacyChain.testnetGenesis()) {
      for (int height = 1; height <= 150; height++) {
        assertThat(to.add(from.line(height).orElseThrow())).isEmpty();
      }
    }
  }

  @Test
  void theSamePlanGivesTheSameBytes() throws IOException {
    ChainPlan plan = ChainPlan.busy(130, 2);
    Path one = MadeUpChain.write(plan, directory.resolve("one.jsonl")).file();
    Path two = MadeUpChain.write(plan, directory.resolve("two.jsonl")).file();
    assertThat(Files.mismatch(one, two)).isEqualTo(-1);
    Path other = MadeUpChain.write(ChainPlan.busy(130, 1), directory.resolve("3.jsonl")).file();
    assertThat(Files.mismatch(one, other)).isPositive();
  }

  @Test
  void zippedOrNotItIsTheSameChain() {
    ChainPlan plan = ChainPlan.idle(20);
    MadeUpChain plain = MadeUpChain.write(plan, directory.resolve("a.jsonl"));
    MadeUpChain zipped = MadeUpChain.write(plan, directory.resolve("a.jsonl.gz"));
    assertThat(zipped.tipHash()).isEqualTo(plain.tipHash());
    assertThat(zipped.file().toFile().length()).isLessThan(plain.file().toFile().length());
  }

  @Test
  void impossiblePlansAreRefused() {
    assertThatThrownBy(() -> ChainPlan.idle(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ChainPlan.busy(1, 2000)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ChainPlan(1, 0, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Payee> goldenPayees() {
    List<Payee> payees = new ArrayList<>();
    for (JsonNode key : Vectors.chainSummary().path("keys")) {
      if (key.path("role").asText().equals("masternode")) {
        byte[] seed = HexFormat.of().parseHex(key.path("seed_hex").asText());
        Tier tier = Tier.ofWireName(key.path("tier").asText()).orElseThrow();
        payees.add(new Payee(tier, SigningKey.fromSeed(seed)));
      }
    }
    return payees;
  }
}
