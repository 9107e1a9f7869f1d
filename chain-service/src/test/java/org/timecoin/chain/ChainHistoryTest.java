package org.timecoin.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.apply.ApplyWatch;
import org.timecoin.chain.apply.BatchComputation;
import org.timecoin.chain.apply.BlockApplier;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.apply.Proposals;
import org.timecoin.chain.store.TestDatabase;
import org.timecoin.chain.writer.ApplyQueue;
import org.timecoin.chain.writer.QueueLimits;
import org.timecoin.chain.writer.RunWriter;
import org.timecoin.contracts.node.Checkpoints;
import org.timecoin.contracts.service.BadConfiguration;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.network.Activation;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.rules.SignatureClaim;

/** What is asked of a stored chain before it is used. */
class ChainHistoryTest {

  private static final NetworkParameters TESTNET = NetworkParameters.testnet();

  private final TestDatabase database = TestDatabase.opened(TESTNET);
  private final BlockApplier applier =
      database.applier((block, parent, unspent, claims) -> Optional.empty(), 100);
  private final BatchComputation rules =
      new BatchComputation(
          (block, parent, unspent, claims) -> Optional.empty(), claims -> OptionalInt.empty());
  private final ApplyQueue queue =
      new ApplyQueue(
          new RunWriter(
              applier,
              new Proposals(database.storage(), rules, TESTNET, SignatureClaim::holds),
              Optional::empty),
          new QueueLimits(10, 1 << 20, 100),
          new ApplyWatch() {});
  private final List<Candidate> chain =
      Blocks.candidates(Blocks.run(TESTNET.genesis().header(), 230));

  @BeforeEach
  void fill() {
    // By another applier: the queue's belongs to the queue's thread.
    database
        .applier((block, parent, unspent, claims) -> Optional.empty(), 100)
        .apply(chain, CommitNotes.NONE);
  }

  @AfterEach
  void close() {
    queue.close();
    database.close();
  }

  @Test
  void aChainThatHoldsEveryCheckpointIsUsed() {
    ChainHistory history = history(TESTNET, "20:" + hash(20).hex(), "999:" + Hash.ZERO.hex());

    assertThatCode(() -> history.check(state())).doesNotThrowAnyException();
  }

  @Test
  void aChainThatContradictsOneIsRefusedWithBothBlocks() {
    ChainHistory history = history(TESTNET, "20:" + hash(21).hex());

    assertThatThrownBy(() -> history.check(state()))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining(hash(20).hex())
        .hasMessageContaining(hash(21).hex())
        .hasMessageContaining("timenode.checkpoints");
  }

  @Test
  void whatHasNoCertificateWhereOneIsNeededIsUndoneAtAnyDepth() {
    NetworkParameters activated =
        TESTNET.withActivations(List.of(new Activation(9, hash(9), List.of(), 0)));

    ChainState after = history(activated).undoUncertified(state());

    assertThat(after.tip().height()).isEqualTo(9);
    assertThat(database.number("SELECT count(*) FROM chain.block")).isEqualTo(10);
    assertThat(database.number("SELECT count(*) FROM chain.utxo")).isEqualTo(10);
  }

  @Test
  void nothingIsUndoneWhereNothingIsActivated() {
    assertThat(history(TESTNET).undoUncertified(state()).tip().height()).isEqualTo(230);
  }

  private ChainState state() {
    return queue.state().toCompletableFuture().join();
  }

  private Hash hash(int height) {
    return chain.get(height - 1).hash();
  }

  private ChainHistory history(NetworkParameters network, String... checkpoints) {
    return new ChainHistory(
        database.reader(),
        queue,
        Checkpoints.of(network, Optional.of(List.of(checkpoints))),
        network,
        Duration.ofSeconds(30));
  }
}
