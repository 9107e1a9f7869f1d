package org.timecoin.chain.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.chain.Blocks;
import org.timecoin.chain.RandomBranches;
import org.timecoin.chain.RandomBranches.Grown;
import org.timecoin.chain.apply.MemoryStorage.Failure;
import org.timecoin.chain.apply.SwitchResult.Reason;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.network.NetworkParameters;

/** Leaving one branch for another, whole or not at all. */
class BranchSwitchTest {

  private static final Block GENESIS = NetworkParameters.testnet().genesis();
  private static final int DEPTH_MAX = 20;

  private final MemoryStorage storage = new MemoryStorage(GENESIS);
  private final RandomBranches branches = new RandomBranches(7);
  private final Grown stem = branches.grow(RandomBranches.from(GENESIS), 5);
  private final Grown ours = branches.grow(stem, 4);
  private final Grown theirs = branches.grow(stem, 6);
  private final BlockApplier applier = applier(Optional.empty());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void switchingLeavesWhatApplyingTheOtherBranchAloneLeaves(long seed) {
    RandomBranches random = new RandomBranches(seed);
    Grown shared = random.grow(RandomBranches.from(GENESIS), 12);
    Grown left = random.grow(shared, DEPTH_MAX);
    Grown taken = random.grow(shared, 15);
    applier.apply(left.blocks(), CommitNotes.NONE);

    SwitchResult result = applier.switchTo(12, shared.tip().hash(), above(taken, 12));

    assertThat(result).isEqualTo(new SwitchResult.Switched(tip(taken), DEPTH_MAX));
    MemoryStorage alone = new MemoryStorage(GENESIS);
    applier(alone, Optional.empty()).apply(taken.blocks(), CommitNotes.NONE);
    assertThat(storage.utxoHash()).isEqualTo(alone.utxoHash());
    assertThat(storage.state().totals()).isEqualTo(alone.state().totals());
    assertThat(storage.spent()).containsExactlyInAnyOrderElementsOf(alone.spent());
  }

  @Test
  void thereAndBackIsWhereItBegan() {
    applier.apply(ours.blocks(), CommitNotes.NONE);
    Hash before = storage.utxoHash();
    ChainTotals totals = storage.state().totals();

    applier.switchTo(5, stem.tip().hash(), above(theirs, 5));
    assertThat(storage.utxoHash()).isNotEqualTo(before);
    applier.switchTo(5, stem.tip().hash(), above(ours, 5));

    assertThat(storage.utxoHash()).isEqualTo(before);
    assertThat(storage.state().totals()).isEqualTo(totals);
    assertThat(storage.state().tip()).isEqualTo(tip(ours));
  }

  @Test
  void itTellsOfWhatIsUndoneAndOfWhatIsApplied() {
    applier.apply(ours.blocks(), CommitNotes.NONE);
    long seq = storage.state().eventSeq();

    applier.switchTo(5, stem.tip().hash(), above(theirs, 5));

    assertThat(storage.state().eventSeq()).isEqualTo(seq + 2);
    BatchPlan plan = storage.commits().getLast();
    assertThat(plan.undo().orElseThrow().fromHeight()).isEqualTo(9);
    assertThat(plan.undo().orElseThrow().ancestor()).isEqualTo(tip(stem));
    assertThat(plan.blocks()).hasSize(6);
  }

  @Test
  void blocksThatBothBranchesHaveAreNotUndone() {
    applier.apply(ours.blocks(), CommitNotes.NONE);

    SwitchResult result = applier.switchTo(2, ours.blocks().get(1).hash(), above(theirs, 2));

    assertThat(result).isEqualTo(new SwitchResult.Switched(tip(theirs), 4));
  }

  @Test
  void aBranchThatIsOursAlreadyChangesNothing() {
    applier.apply(ours.blocks(), CommitNotes.NONE);

    SwitchResult result =
        applier.switchTo(
            2, ours.blocks().get(1).hash(), Blocks.packed(ours.blocks().subList(2, 4)));

    assertThat(result).isEqualTo(new SwitchResult.AlreadyThere(tip(ours)));
    assertThat(storage.commits()).hasSize(1);
  }

  @Test
  void oneBadBlockAnywhereInItAndNothingChanges() {
    Candidate bad = theirs.blocks().get(9);
    BlockApplier judging = applier(Optional.of(bad.hash()));
    judging.apply(ours.blocks(), CommitNotes.NONE);
    Hash before = storage.utxoHash();

    SwitchResult result = judging.switchTo(5, stem.tip().hash(), above(theirs, 5));

    assertThat(result).isEqualTo(new SwitchResult.Rejected(tip(ours), broken(bad)));
    assertThat(storage.utxoHash()).isEqualTo(before);
    assertThat(storage.state().tip()).isEqualTo(tip(ours));
  }

  @Test
  void aBranchThatDoesNotFitMemoryIsTakenInSteps() {
    BlockApplier small = applier(storage, valid(), 1);
    small.apply(ours.blocks(), CommitNotes.NONE);
    long seq = storage.state().eventSeq();

    SwitchResult result = small.switchTo(5, stem.tip().hash(), above(theirs, 5));

    assertThat(result).isEqualTo(new SwitchResult.Switched(tip(theirs), 4));
    assertThat(storage.commits()).as("1 for ours, 4 undo, 6 apply").hasSize(11);
    assertThat(storage.state().eventSeq()).isEqualTo(seq + 10);
    MemoryStorage alone = new MemoryStorage(GENESIS);
    applier(alone, Optional.empty()).apply(theirs.blocks(), CommitNotes.NONE);
    assertThat(storage.utxoHash()).isEqualTo(alone.utxoHash());
    assertThat(storage.state().totals()).isEqualTo(alone.state().totals());
  }

  @Test
  void whatIsCommittedInStepsIsToldInOne() {
    List<Committed> told = new ArrayList<>();
    ApplyWatch watch =
        new ApplyWatch() {
          @Override
          public void committed(Committed done) {
            told.add(done);
          }
        };
    BlockApplier small = applier(storage, valid(), 1, watch);
    small.apply(ours.blocks(), CommitNotes.NONE);

    small.switchTo(5, stem.tip().hash(), above(theirs, 5));

    int transactions =
        theirs.blocks().subList(5, 11).stream().mapToInt(b -> b.txids().size()).sum();
    assertThat(told.getLast()).isEqualTo(new Committed(storage.state(), 6, transactions));
    assertThat(told).hasSize(2);
  }

  @Test
  void aBadBlockInTheLastStepUndoesAllOfThem() {
    Candidate bad = theirs.blocks().getLast();
    BlockApplier small =
        applier(
            storage,
            (block, parent, unspent, claims) ->
                block.hash().equals(bad.hash()) ? Optional.of(broken(bad)) : Optional.empty(),
            1);
    small.apply(ours.blocks(), CommitNotes.NONE);
    Hash before = storage.utxoHash();

    SwitchResult result = small.switchTo(5, stem.tip().hash(), above(theirs, 5));

    assertThat(result).isEqualTo(new SwitchResult.Rejected(tip(ours), broken(bad)));
    assertThat(storage.utxoHash()).isEqualTo(before);
    assertThat(small.state()).isEqualTo(storage.state());
    assertThat(storage.state().tip()).isEqualTo(tip(ours));
  }

  @Test
  void aSignatureThatDoesNotHoldRefusesTheBranchToo() {
    Candidate bad = theirs.blocks().get(8);
    BlockJudge claiming =
        (block, parent, unspent, claims) -> {
          claims.add(new SignatureClaim(() -> !block.hash().equals(bad.hash()), broken(block)));
          return Optional.empty();
        };
    BlockApplier judging = applier(storage, claiming);
    judging.apply(ours.blocks(), CommitNotes.NONE);

    SwitchResult result = judging.switchTo(5, stem.tip().hash(), above(theirs, 5));

    assertThat(result).isEqualTo(new SwitchResult.Rejected(tip(ours), broken(bad)));
    assertThat(storage.commits()).hasSize(1);
  }

  @Test
  void whatMayNotBeMadeIsNamed() {
    applier.apply(ours.blocks(), CommitNotes.NONE);
    List<PackedBlock> branch = above(theirs, 5);

    assertThat(applier.switchTo(5, Hash.ZERO, branch)).isEqualTo(refused(Reason.UNKNOWN_ANCESTOR));
    assertThat(applier.switchTo(10, ours.tip().hash(), branch))
        .isEqualTo(refused(Reason.UNKNOWN_ANCESTOR));
    assertThat(applier.switchTo(5, stem.tip().hash(), List.of()))
        .isEqualTo(refused(Reason.NO_BRANCH));
    assertThat(storage.commits()).hasSize(1);
  }

  @Test
  void theBlockOfACheckpointIsNotLeft() {
    Grown vouched = branches.grow(stem, 2);
    Grown left = branches.grow(vouched, 2);
    Grown taken = branches.grow(vouched, 3);
    BlockApplier held = applier(storage, valid(), new SwitchLimits(20, 1 << 20, List.of(7L, 10L)));
    held.apply(left.blocks(), CommitNotes.NONE);

    for (int blocks = 1; blocks <= 6; blocks++) {
      List<PackedBlock> branch = above(theirs, 5).subList(0, blocks);
      assertThat(held.switchTo(5, stem.tip().hash(), branch))
          .as("also with a branch that ends below it")
          .isEqualTo(new SwitchResult.Refused(tip(left), Reason.BELOW_CHECKPOINT));
    }
    assertThat(storage.commits()).hasSize(1);
    assertThat(held.switchTo(5, stem.tip().hash(), above(taken, 5)))
        .as("one that holds it")
        .isEqualTo(new SwitchResult.Switched(tip(taken), 2));
  }

  @Test
  void aDeeperSwitchThanAllowedIsRefused() {
    Grown high = branches.grow(stem, DEPTH_MAX + 1);
    applier.apply(high.blocks(), CommitNotes.NONE);

    assertThat(applier.switchTo(5, stem.tip().hash(), above(theirs, 5)))
        .isEqualTo(new SwitchResult.Refused(tip(high), Reason.TOO_DEEP));
  }

  @Test
  void aCommitWhoseAnswerIsLostIsFoundDone() {
    applier.apply(ours.blocks(), CommitNotes.NONE);
    storage.failNextCommit(Failure.AFTER_COMMIT);

    SwitchResult lost = applier.switchTo(5, stem.tip().hash(), above(theirs, 5));
    SwitchResult again = applier.switchTo(5, stem.tip().hash(), above(theirs, 5));

    assertThat(lost).isInstanceOf(SwitchResult.Unavailable.class);
    assertThat(again).isEqualTo(new SwitchResult.AlreadyThere(tip(theirs)));
  }

  @Test
  void undoingGoesDownInStepsAndNotBelowWhatIsFinal() {
    Grown high = branches.grow(stem, 3 * DEPTH_MAX);
    applier.apply(high.blocks(), CommitNotes.NONE);

    assertThat(applier.undoDownTo(5)).isEqualTo(3 * DEPTH_MAX);

    assertThat(storage.state().tip()).isEqualTo(tip(stem));
    MemoryStorage alone = new MemoryStorage(GENESIS);
    applier(alone, Optional.empty()).apply(stem.blocks(), CommitNotes.NONE);
    assertThat(storage.utxoHash()).isEqualTo(alone.utxoHash());
    assertThatThrownBy(() -> applier.undoDownTo(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  private SwitchResult refused(Reason reason) {
    return new SwitchResult.Refused(tip(ours), reason);
  }

  private static ChainTip tip(Grown chain) {
    return chain.blocks().getLast().asTip();
  }

  private static List<PackedBlock> above(Grown chain, int height) {
    return Blocks.packed(chain.blocks().subList(height, chain.blocks().size()));
  }

  private BlockApplier applier(Optional<Hash> bad) {
    return applier(storage, bad);
  }

  private static BlockApplier applier(MemoryStorage storage, Optional<Hash> bad) {
    return applier(
        storage,
        (block, parent, unspent, claims) ->
            bad.filter(block.hash()::equals).map(hash -> broken(block)));
  }

  private static BlockJudge valid() {
    return (block, parent, unspent, claims) -> Optional.empty();
  }

  private static BlockApplier applier(MemoryStorage storage, BlockJudge judge) {
    return applier(storage, judge, 1 << 20);
  }

  private static BlockApplier applier(MemoryStorage storage, BlockJudge judge, int together) {
    return applier(storage, judge, together, new ApplyWatch() {});
  }

  private static BlockApplier applier(
      MemoryStorage storage, BlockJudge judge, SwitchLimits switches) {
    return applier(storage, judge, switches, new ApplyWatch() {});
  }

  private static BlockApplier applier(
      MemoryStorage storage, BlockJudge judge, int together, ApplyWatch watch) {
    return applier(storage, judge, new SwitchLimits(DEPTH_MAX, together), watch);
  }

  private static BlockApplier applier(
      MemoryStorage storage, BlockJudge judge, SwitchLimits switches, ApplyWatch watch) {
    BatchComputation computation =
        new BatchComputation(
            judge,
            claims -> {
              for (int i = 0; i < claims.size(); i++) {
                if (!claims.get(i).holds().getAsBoolean()) {
                  return OptionalInt.of(i);
                }
              }
              return OptionalInt.empty();
            });
    return new BlockApplier(storage, computation, new BatchLimits(100, 1 << 20), switches, watch);
  }

  private static Refusal.Broken broken(Candidate block) {
    return new Refusal.Broken(block.height(), block.hash(), "a_rule", "planted", false);
  }
}
