package org.timecoin.chain.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.Blocks;
import org.timecoin.chain.apply.CommitNotes.Announcement;
import org.timecoin.chain.apply.CommitNotes.LogMark;
import org.timecoin.chain.apply.MemoryStorage.Failure;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.reward.Amounts;

class BlockApplierTest {

  private static final Block GENESIS = NetworkParameters.testnet().genesis();

  private final MemoryStorage storage = new MemoryStorage(GENESIS);
  private final List<Refusal.Broken> refused = new ArrayList<>();
  private final List<Candidate> chain = Blocks.candidates(Blocks.run(GENESIS.header(), 10));

  @Test
  void aRunIsCutIntoBatchesEachWithOneEvent() {
    RunOutcome outcome = applier(4).apply(chain, CommitNotes.NONE);

    assertThat(outcome).isEqualTo(new RunOutcome(0, 10, tip(10), Optional.empty()));
    assertThat(storage.commits()).extracting(plan -> plan.blocks().size()).containsExactly(4, 4, 2);
    assertThat(storage.commits())
        .extracting(plan -> plan.after().eventSeq())
        .containsExactly(1L, 2L, 3L);
    assertThat(storage.state().totals())
        .isEqualTo(new ChainTotals(11, 11, 10 * Amounts.BLOCK_SUBSIDY + 10_000_000_000L));
  }

  @Test
  void knownBlocksArePassedOver() {
    applier(100).apply(chain.subList(0, 6), CommitNotes.NONE);

    RunOutcome outcome = applier(100).apply(chain.subList(2, 10), CommitNotes.NONE);

    assertThat(outcome).isEqualTo(new RunOutcome(4, 8, tip(10), Optional.empty()));
    assertThat(storage.commits()).hasSize(2);
  }

  @Test
  void aRunOfKnownBlocksChangesNothing() {
    applier(100).apply(chain, CommitNotes.NONE);

    RunOutcome outcome = applier(100).apply(chain.subList(3, 5), CommitNotes.NONE);

    assertThat(outcome).isEqualTo(new RunOutcome(2, 2, tip(10), Optional.empty()));
    assertThat(storage.commits()).hasSize(1);
  }

  @Test
  void aRunThatStandsOnNothingOfOursSaysWhichParentItNeeds() {
    RunOutcome outcome = applier(100).apply(chain.subList(4, 6), CommitNotes.NONE);

    assertThat(outcome.committed()).isZero();
    assertThat(outcome.refusal()).contains(new Refusal.NoParent(chain.get(3).hash()));
  }

  @Test
  void anotherBranchIsNoFault() {
    applier(100).apply(chain, CommitNotes.NONE);
    Block rival = Blocks.withCoinbase(chain.get(4).block().header(), Blocks.coinbase(77));

    RunOutcome outcome =
        applier(100)
            .apply(
                List.of(chain.get(3), chain.get(4), Blocks.candidates(List.of(rival)).getFirst()),
                CommitNotes.NONE);

    assertThat(outcome.known()).isEqualTo(2);
    assertThat(outcome.refusal()).contains(new Refusal.NoParent(chain.get(4).hash()));
    assertThat(refused).isEmpty();
  }

  @Test
  void blocksBeforeABadOneAreCommitted() {
    RunOutcome outcome = applier(4, chain.get(6)).apply(chain, CommitNotes.NONE);

    assertThat(outcome.committed()).isEqualTo(6);
    assertThat(outcome.tip()).isEqualTo(tip(6));
    assertThat(refused).singleElement().isEqualTo(outcome.refusal().orElseThrow());
    assertThat(storage.commits()).extracting(plan -> plan.blocks().size()).containsExactly(4, 2);
  }

  @Test
  void aBadSignatureCutsTheBatchBeforeItsBlock() {
    BlockJudge claiming =
        (block, parent, unspent, claims) -> {
          claims.add(new SignatureClaim(() -> block.height() != 3, broken(block)));
          return Optional.empty();
        };

    RunOutcome outcome = applier(claiming, 100).apply(chain, CommitNotes.NONE);

    assertThat(outcome.committed()).isEqualTo(2);
    assertThat(outcome.refusal()).contains(broken(chain.get(2)));
    assertThat(storage.state().totals().unspentOutputs()).isEqualTo(3);
  }

  @Test
  void notesGoWithTheLastBatchOnly() {
    CommitNotes notes = notes();

    applier(4).apply(chain, notes);

    assertThat(storage.notes()).containsExactly(CommitNotes.NONE, CommitNotes.NONE, notes);
  }

  @Test
  void notesOfARunThatIsRefusedAreNotCommitted() {
    applier(100, chain.get(6)).apply(chain, notes());

    assertThat(storage.notes()).containsExactly(CommitNotes.NONE);
  }

  @Test
  void aFailedCommitDecidesNothingAndIsTriedAgain() {
    BlockApplier applier = applier(4);
    storage.failNextCommit(Failure.BEFORE_COMMIT);

    RunOutcome failed = applier.apply(chain, CommitNotes.NONE);
    RunOutcome again = applier.apply(chain, CommitNotes.NONE);

    assertThat(failed.committed()).isZero();
    assertThat(failed.refusal()).containsInstanceOf(Refusal.Undecided.class);
    assertThat(again).isEqualTo(new RunOutcome(0, 10, tip(10), Optional.empty()));
  }

  @Test
  void aCommitWhoseAnswerIsLostIsFoundDone() {
    BlockApplier applier = applier(4);
    storage.failNextCommit(Failure.AFTER_COMMIT);

    RunOutcome failed = applier.apply(chain, CommitNotes.NONE);
    RunOutcome again = applier.apply(chain, CommitNotes.NONE);

    assertThat(failed.refusal()).containsInstanceOf(Refusal.Undecided.class);
    assertThat(again).isEqualTo(new RunOutcome(4, 10, tip(10), Optional.empty()));
    assertThat(storage.state().eventSeq()).isEqualTo(3);
  }

  @Test
  void whatAnUnknownCommitDidIsToldWhenItIsFound() {
    List<ChainState> found = new ArrayList<>();
    BlockApplier applier =
        new BlockApplier(
            storage,
            new BatchComputation(
                (block, parent, unspent, claims) -> Optional.empty(), BlockApplierTest::firstFalse),
            new BatchLimits(100, 1 << 20),
            new SwitchLimits(100, 1 << 20),
            new ApplyWatch() {
              @Override
              public void loaded(ChainState state) {
                found.add(state);
              }
            });
    storage.failNextCommit(Failure.AFTER_COMMIT);

    applier.apply(chain, CommitNotes.NONE);
    applier.apply(chain, CommitNotes.NONE);

    assertThat(found).extracting(state -> state.tip().height()).containsExactly(0L, 10L);
  }

  @Test
  void aSecondWriterIsNoticedAndItsBlocksAreSeen() {
    BlockApplier first = applier(100);
    first.apply(chain.subList(0, 2), CommitNotes.NONE);
    applier(100).apply(chain.subList(0, 5), CommitNotes.NONE);

    RunOutcome lost = first.apply(chain.subList(2, 10), CommitNotes.NONE);
    RunOutcome again = first.apply(chain.subList(2, 10), CommitNotes.NONE);

    assertThat(lost.refusal()).containsInstanceOf(Refusal.Undecided.class);
    assertThat(again).isEqualTo(new RunOutcome(3, 8, tip(10), Optional.empty()));
  }

  @Test
  void aCoinbaseThatRepeatsAStoredOneIsAppliedBySecondLook() {
    Transaction repeated = Blocks.coinbase(5);
    Block first = Blocks.withCoinbase(GENESIS.header(), repeated);
    Block second = Blocks.withCoinbase(first.header(), repeated);
    applier(1).apply(Blocks.candidates(List.of(first)), CommitNotes.NONE);

    RunOutcome outcome = applier(1).apply(Blocks.candidates(List.of(second)), CommitNotes.NONE);

    assertThat(outcome.committed()).isEqualTo(1);
    assertThat(storage.state().totals().unspentOutputs()).isEqualTo(2);
    assertThat(storage.spent())
        .singleElement()
        .satisfies(
            spent -> {
              assertThat(spent.spentHeight()).isEqualTo(2);
              assertThat(spent.coin().createdHeight()).isEqualTo(1);
            });
  }

  @Test
  void heightsThatNoChainReachesAreNoKnownBlocks() {
    BlockHeader far =
        new BlockHeader(
            1, -1, GENESIS.hash(), GENESIS.header().merkleRoot(), 1, Amounts.BLOCK_SUBSIDY);
    Block block = new Block(far, GENESIS.transactions(), List.of());

    RunOutcome outcome =
        applier(10, Blocks.candidates(List.of(block)).getFirst())
            .apply(Blocks.candidates(List.of(block)), CommitNotes.NONE);

    assertThat(outcome.committed()).isZero();
    assertThat(refused).hasSize(1);
  }

  private ChainTip tip(int height) {
    return chain.get(height - 1).asTip();
  }

  private static CommitNotes notes() {
    return new CommitNotes(
        Optional.of(new Announcement("10.0.0.1:24100", 1)), Optional.of(new LogMark("t", 0, 7)));
  }

  /** An applier whose rules refuse exactly these blocks. */
  private BlockApplier applier(int batch, Candidate... bad) {
    return applier(
        (block, parent, unspent, claims) ->
            List.of(bad).stream()
                .filter(one -> one.hash().equals(block.hash()))
                .map(BlockApplierTest::broken)
                .findFirst(),
        batch);
  }

  private BlockApplier applier(BlockJudge judge, int batch) {
    ApplyWatch watch =
        new ApplyWatch() {
          @Override
          public void refused(Refusal.Broken broken) {
            refused.add(broken);
          }
        };
    BatchComputation computation = new BatchComputation(judge, BlockApplierTest::firstFalse);
    return new BlockApplier(
        storage,
        computation,
        new BatchLimits(batch, 1 << 20),
        new SwitchLimits(100, 1 << 20),
        watch);
  }

  private static OptionalInt firstFalse(List<SignatureClaim> claims) {
    for (int i = 0; i < claims.size(); i++) {
      if (!claims.get(i).holds().getAsBoolean()) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  private static Refusal.Broken broken(Candidate block) {
    return new Refusal.Broken(block.height(), block.hash(), "a_rule", "planted", false);
  }
}
