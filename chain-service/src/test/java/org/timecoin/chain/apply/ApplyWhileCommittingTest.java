package org.timecoin.chain.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.chain.Blocks;
import org.timecoin.chain.apply.MemoryStorage.Failure;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.vote.Certificate;

/**
 * A batch is judged while the one before it is committed. Questions that are asked meanwhile are
 * answered from before that commit (it is done late) or from after it, and both must come to the
 * same.
 */
class ApplyWhileCommittingTest {

  private static final Block GENESIS = NetworkParameters.testnet().genesis();

  private final MemoryStorage storage = new MemoryStorage(GENESIS);
  private final List<Refusal.Broken> refused = new ArrayList<>();
  private final List<Integer> progress = new ArrayList<>();
  private final List<Candidate> chain = spending(9);

  /** What goes on a run while it is applied, part by part. */
  private final Deque<List<Candidate>> coming = new ArrayDeque<>();

  /** Of each block, whether a commit was under way when it was judged; the last time it was. */
  private final Map<Long, Boolean> judgedMeanwhile = new TreeMap<>();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatTheBatchBeforeMadeMayBeSpentAndWhatItSpentIsGone(boolean late) {
    RunOutcome outcome = apply(late, 2);

    assertThat(outcome).isEqualTo(new RunOutcome(0, 9, tip(9), Optional.empty()));
    assertThat(judgedMeanwhile)
        .isEqualTo(
            Map.of(
                1L, false, 2L, false, 3L, true, 4L, true, 5L, true, 6L, true, 7L, true, 8L, true,
                9L, true));
    assertSameAsInOneBatch();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void eachCommitIsToldOfAsSoonAsItIsDone(boolean late) {
    apply(late, 4);

    assertThat(progress).containsExactly(4, 8, 9);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatComesMeanwhileFillsTheNextBatchAndIsJudgedDuringTheCommit(boolean late) {
    coming.add(chain.subList(2, 5));
    coming.add(chain.subList(5, 6));
    coming.add(chain.subList(6, 9));

    RunOutcome outcome = apply(applier(2), chain.subList(0, 2), late);

    assertThat(outcome).isEqualTo(new RunOutcome(0, 9, tip(9), Optional.empty()));
    assertThat(progress).containsExactly(2, 4, 6, 8, 9);
    assertThat(judgedMeanwhile.keySet().stream().filter(height -> !judgedMeanwhile.get(height)))
        .containsExactly(1L, 2L);
    assertSameAsInOneBatch();
  }

  @Test
  void nothingMoreIsAskedForBehindABlockThatBreaksARule() {
    coming.add(chain.subList(2, 5));
    coming.add(chain.subList(5, 9));

    RunOutcome outcome = apply(applier(2, chain.get(3)), chain.subList(0, 2), true);

    assertThat(outcome.committed()).isEqualTo(3);
    assertThat(refused).hasSize(1);
    assertThat(coming).containsExactly(chain.subList(5, 9));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatWasJudgedOnAFailedCommitIsDropped(boolean late) {
    storage.failNextCommit(Failure.BEFORE_COMMIT);
    BlockApplier applier = applier(2, chain.get(3));

    RunOutcome failed = apply(applier, late);

    assertThat(failed.committed()).isZero();
    assertThat(failed.refusal()).containsInstanceOf(Refusal.Undecided.class);
    assertThat(refused).as("the fourth block is not to blame for a dead database").isEmpty();
    assertThat(storage.isUnderway()).isFalse();
    assertThat(apply(applier, late).committed()).isEqualTo(3);
    assertThat(refused).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCommitWhoseAnswerIsLostIsFoundDoneAndWhatFollowsIsApplied(boolean late) {
    storage.failNextCommit(Failure.AFTER_COMMIT);
    BlockApplier applier = applier(2);

    assertThat(apply(applier, late).refusal()).containsInstanceOf(Refusal.Undecided.class);

    assertThat(apply(applier, late)).isEqualTo(new RunOutcome(2, 9, tip(9), Optional.empty()));
    assertSameAsInOneBatch();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aQuestionWithoutAnswerLeavesTheCommitUnderWayToBeAwaited(boolean late) {
    BlockApplier applier = applier(2);
    storage.failQuestionsWhileCommitting();

    RunOutcome failed = apply(applier, late);

    assertThat(failed.committed()).as("what had begun").isEqualTo(2);
    assertThat(failed.tip()).isEqualTo(tip(2));
    assertThat(failed.refusal()).containsInstanceOf(Refusal.Undecided.class);
    assertThat(storage.isUnderway()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCoinbaseThatRepeatsAStoredOneHasTheBatchAfterItJudgedAgain(boolean late) {
    Transaction repeated = Blocks.coinbase(5);
    Block first = Blocks.withCoinbase(GENESIS.header(), repeated);
    Block second = Blocks.withCoinbase(first.header(), repeated);
    List<Block> blocks = new ArrayList<>(List.of(first, second));
    blocks.addAll(Blocks.run(second.header(), 3));

    RunOutcome outcome = apply(applier(1), Blocks.candidates(blocks), late);

    assertThat(outcome.committed()).isEqualTo(5);
    assertThat(storage.state().totals().unspentOutputs()).isEqualTo(5);
    assertThat(storage.spent())
        .singleElement()
        .satisfies(spent -> assertThat(spent.spentHeight()).isEqualTo(2));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBadSignatureInALaterBatchKeepsWhatIsBeforeItsBlock(boolean late) {
    BlockJudge claiming =
        (block, parent, unspent, claims) -> {
          claims.add(new SignatureClaim(() -> block.height() != 6, broken(block)));
          return Optional.empty();
        };

    RunOutcome outcome = apply(applier(claiming, 2), late);

    assertThat(outcome.committed()).isEqualTo(5);
    assertThat(outcome.refusal()).contains(broken(chain.get(5)));
    assertThat(refused).hasSize(1);
    assertThat(storage.state().tip()).isEqualTo(tip(5));
  }

  @Test
  void certifiedRunsAreJudgedOnWhatIsStored() {
    List<Candidate> runs =
        chain.stream()
            .map(
                block ->
                    block.at(
                        new RunPlace(
                            Optional.of(
                                new Certificate(
                                    block.asTip().asParent(),
                                    block.height(),
                                    block.hash(),
                                    0,
                                    List.of())),
                            0,
                            1)))
            .toList();

    assertThat(apply(applier(2), runs, true).committed()).isEqualTo(9);
    assertThat(judgedMeanwhile.values()).containsOnly(false);
  }

  private void assertSameAsInOneBatch() {
    MemoryStorage other = new MemoryStorage(GENESIS);
    new BlockApplier(
            other,
            new BatchComputation(
                (block, parent, unspent, claims) -> Optional.empty(),
                ApplyWhileCommittingTest::firstFalse),
            new BatchLimits(100, 1 << 20),
            new SwitchLimits(100, 1 << 20),
            new ApplyWatch() {})
        .apply(chain, CommitNotes.NONE);
    assertThat(storage.utxoHash()).isEqualTo(other.utxoHash());
    assertThat(storage.state().totals()).isEqualTo(other.state().totals());
    assertThat(storage.spent()).isEqualTo(other.spent());
  }

  /** Blocks of which each, but the first, spends the coinbase of the one before. */
  private static List<Candidate> spending(int length) {
    List<Block> blocks = new ArrayList<>();
    BlockHeader parent = GENESIS.header();
    for (int i = 0; i < length; i++) {
      Transaction[] spends =
          blocks.isEmpty()
              ? new Transaction[0]
              : new Transaction[] {Blocks.spend(coinbaseOf(blocks.getLast()), 0, i)};
      blocks.add(Blocks.on(parent, spends));
      parent = blocks.getLast().header();
    }
    return Blocks.candidates(blocks);
  }

  private static Hash coinbaseOf(Block block) {
    return block.transactions().getFirst().txid();
  }

  private ChainTip tip(int height) {
    return chain.get(height - 1).asTip();
  }

  private RunOutcome apply(boolean late, int batch) {
    return apply(applier(batch), late);
  }

  private RunOutcome apply(BlockApplier applier, boolean late) {
    return apply(applier, chain, late);
  }

  private RunOutcome apply(BlockApplier applier, List<Candidate> run, boolean late) {
    if (late) {
      storage.commitLate();
    }
    return applier.apply(
        run,
        CommitNotes.NONE,
        new RunCourse() {
          @Override
          public List<Candidate> more() {
            return coming.isEmpty() ? List.of() : coming.removeFirst();
          }

          @Override
          public void reached(RunOutcome outcome) {
            progress.add(outcome.committed());
          }
        });
  }

  /** An applier whose rules refuse exactly these blocks, and those that spend what isn't there. */
  private BlockApplier applier(int batch, Candidate... bad) {
    return applier(
        (block, parent, unspent, claims) -> {
          judgedMeanwhile.put(block.height(), storage.isUnderway());
          boolean spendsWhatIsThere =
              Touched.inputs(List.of(block)).stream()
                  .allMatch(input -> unspent.apply(input).isPresent());
          return spendsWhatIsThere && !List.of(bad).contains(block)
              ? Optional.empty()
              : Optional.of(broken(block));
        },
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
    BatchComputation computation =
        new BatchComputation(judge, ApplyWhileCommittingTest::firstFalse);
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
