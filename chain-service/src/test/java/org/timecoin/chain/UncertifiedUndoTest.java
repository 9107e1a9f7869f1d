package org.timecoin.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.apply.ApplyWatch;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.apply.Proposals;
import org.timecoin.chain.store.DamagedChain;
import org.timecoin.chain.store.Reindexing;
import org.timecoin.chain.store.TestDatabase;
import org.timecoin.chain.verify.Findings;
import org.timecoin.chain.verify.Replay;
import org.timecoin.chain.writer.ApplyQueue;
import org.timecoin.chain.writer.QueueLimits;
import org.timecoin.chain.writer.RunWriter;
import org.timecoin.contracts.node.Checkpoints;
import org.timecoin.protocol.network.Activation;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.rules.SignatureClaim;

/** A chain that went on without certificates, and whose rows for undoing are damaged. */
class UncertifiedUndoTest {

  private static final int BEGIN = 150;

  /** Not of a coinbase that was made anew: the block doesn't say that there was one before. */
  private static final String SPENT =
      """
      FROM chain.spent_output s WHERE s.spent_height > 150 AND NOT EXISTS (
        SELECT FROM chain.transaction_index i WHERE i.txid = s.txid AND i.height = s.spent_height)
      """;

  private final NetworkParameters network =
      NetworkParameters.testnet()
          .withActivations(
              List.of(
                  new Activation(
                      BEGIN,
                      DamagedChain.goldenBlocks().get(BEGIN).hash(),
                      new CertifiedDevnet().parameters().activations().getFirst().voters(),
                      0)));
  private final TestDatabase database = DamagedChain.golden();
  private final ApplyQueue queue =
      new ApplyQueue(
          new RunWriter(
              database.applier(network, 100),
              new Proposals(
                  database.storage(),
                  database.computation(network),
                  network,
                  SignatureClaim::holds),
              Optional::empty),
          new QueueLimits(10, 1 << 20, 100),
          new ApplyWatch() {});
  private final ChainHistory history =
      new ChainHistory(
          database.reader(),
          queue,
          Checkpoints.of(network, Optional.empty()),
          network,
          Duration.ofSeconds(30));
  private final List<String> wanted = new ArrayList<>();

  @BeforeEach
  void lose() {
    assertThat(database.number("SELECT count(*) " + SPENT)).isPositive();
    DamagedChain.damage(database, "DELETE " + SPENT);
  }

  @AfterEach
  void close() {
    queue.close();
    database.close();
  }

  @Test
  void itIsUndoneWhenTheRowsWereComputedAnew() {
    ChainState after = undo(this::isDueUntilReindexed, () -> true);

    assertThat(wanted).hasSize(1).first().asString().contains("blocks can't be undone");
    assertThat(after.tip().height()).isEqualTo(BEGIN);
    assertThat(after.totals().unspentOutputs())
        .isEqualTo(database.number("SELECT count(*) FROM chain.utxo"));
  }

  @Test
  void whoLosesTheLeaseDoesNotWait() {
    assertThatThrownBy(() -> undo(() -> true, () -> false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the lease ended");
  }

  private boolean isDueUntilReindexed() {
    Reindexing reindexing = database.reindexing(network);
    Findings findings = new Findings();
    assertThat(reindexing.replay(findings, DamagedChain.TO_THE_END)).isEqualTo(Replay.End.DONE);
    assertThat(reindexing.finish(findings, DamagedChain.TO_THE_END)).isPresent();
    return false;
  }

  private ChainState undo(BooleanSupplier isDue, BooleanSupplier isWriter) {
    ChainState stored = queue.state().toCompletableFuture().join();
    return new UncertifiedUndo(history, wanted::add, isDue, isWriter).from(stored);
  }
}
