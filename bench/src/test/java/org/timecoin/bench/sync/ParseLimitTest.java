package org.timecoin.bench.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timecoin.localnet.legacy.generate.ChainPlan;
import org.timecoin.localnet.legacy.generate.MadeUpChain;

class ParseLimitTest {
  @TempDir Path directory;

  @Test
  void everyBlockStandsInOneAnswer() {
    Path chain = MadeUpChain.write(ChainPlan.idle(250), directory.resolve("c.jsonl")).file();
    ParseLimit limit = ParseLimit.of(chain);
    assertThat(limit.answers()).as("251 blocks by 101").isEqualTo(3);
    assertThat(limit.bytes()).isGreaterThan(chain.toFile().length());
    assertThat(limit.seconds()).isPositive();
  }

  @Test
  void whatDoesNotParseIsAFailure() throws IOException {
    Path chain = Files.writeString(directory.resolve("broken.jsonl"), "{\"header\":5}\n");
    assertThatThrownBy(() -> ParseLimit.of(chain).seconds())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not parse");
  }
}
