package org.timecoin.chain.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.Blocks;
import org.timecoin.chain.CertifiedDevnet;
import org.timecoin.chain.writer.ParallelVerifier;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.rules.Rule;
import org.timecoin.protocol.rules.SignatureClaim;
import org.timecoin.protocol.rules.UtxoLookup;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Checkpoint;
import org.timecoin.protocol.vote.Endorsement;

/** Certified runs are committed whole or not at all, by every rule and real signatures. */
class CertifiedRunsTest {

  private final CertifiedDevnet devnet = new CertifiedDevnet();
  private final MemoryStorage storage = new MemoryStorage(devnet.parameters().genesis());
  private final ParallelVerifier verifier = new ParallelVerifier(2);
  private final BlockApplier applier = applier(List.of());
  private final List<Candidate> first = devnet.run(devnet.genesis(), 5);

  @Test
  void aRunIsCommittedWithItsCertificateAndIsFinal() {
    RunOutcome outcome = applier.apply(certified(first), CommitNotes.NONE);

    assertThat(outcome.refusal()).isEmpty();
    assertThat(storage.state().tip()).isEqualTo(first.getLast().asTip());
    assertThat(storage.state().finalHeight()).isEqualTo(5);
    assertThat(storage.commits().getLast().certificates())
        .containsExactly(devnet.certificate(first, devnet.voters(), 4));
  }

  @Test
  void manyRunsAreCommittedTogether() {
    List<Candidate> second = devnet.run(first.getLast().asTip(), 1);
    List<Candidate> third = devnet.run(second.getLast().asTip(), 3);
    List<Candidate> all = new ArrayList<>(certified(first));
    all.addAll(certified(second));
    all.addAll(certified(third));

    assertThat(applier.apply(all, CommitNotes.NONE).committed()).isEqualTo(9);
    assertThat(storage.commits()).hasSize(1);
    assertThat(storage.commits().getFirst().certificates()).hasSize(3);
  }

  @Test
  void aBlockWithoutCertificateIsRefused() {
    assertThat(broken(applier.apply(first, CommitNotes.NONE)))
        .isEqualTo(Rule.CERTIFICATE_MISSING.wireName());
    assertThat(storage.commits()).isEmpty();
  }

  @Test
  void fewerThanAQuorumProveNothing() {
    Certificate small = devnet.certificate(first, devnet.voters(), devnet.quorum() - 1);

    assertThat(broken(applier.apply(CertifiedRuns.place(first, List.of(small)), CommitNotes.NONE)))
        .isEqualTo(Rule.CERTIFICATE_INVALID.wireName());
  }

  @Test
  void oneForgedSignatureRefusesTheRunAndKeepsTheOnesBeforeIt() {
    List<Candidate> second = devnet.run(first.getLast().asTip(), 2);
    Certificate good = devnet.certificate(second, devnet.voters(), 4);
    List<Endorsement> signed = new ArrayList<>(good.precommits());
    byte[] flipped = signed.get(2).signature().bytes();
    flipped[5] ^= 1;
    signed.set(2, new Endorsement(signed.get(2).key(), Signature.of(flipped)));
    Certificate forged =
        new Certificate(good.parent(), good.lastHeight(), good.value(), good.round(), signed);
    List<Candidate> all = new ArrayList<>(certified(first));
    all.addAll(CertifiedRuns.place(second, List.of(forged)));

    RunOutcome outcome = applier.apply(all, CommitNotes.NONE);

    assertThat(outcome.committed()).isEqualTo(5);
    assertThat(broken(outcome)).isEqualTo(Rule.CERTIFICATE_INVALID.wireName());
    assertThat(storage.state().finalHeight()).isEqualTo(5);
  }

  @Test
  void aBadBlockInsideRefusesTheWholeRun() {
    // The spend is of a coin that is spent twice: valid in the first block, not in a later one.
    Transaction spend = devnet.spend(10_000_000_000L);
    UtxoLookup genesis =
        outpoint ->
            storage.unspent(List.of(outpoint)).values().stream()
                .map(coin -> Utxo.of(coin.outpoint(), coin.output()))
                .findFirst();
    List<Candidate> begin = devnet.run(devnet.genesis(), 1, devnet.voters(), genesis, spend);
    List<Candidate> again = devnet.run(begin.getLast().asTip(), 2, devnet.voters(), genesis, spend);
    List<Candidate> run = new ArrayList<>(begin);
    run.addAll(again);

    RunOutcome outcome = applier.apply(certified(run), CommitNotes.NONE);

    assertThat(begin.getFirst().txids()).hasSize(2);
    assertThat(broken(outcome)).isEqualTo(Rule.UNKNOWN_OR_SPENT_INPUT.wireName());
    assertThat(outcome.committed()).isZero();
    assertThat(storage.commits()).isEmpty();
  }

  @Test
  void theLastHeightThatNobodySignsCountsForNothing() {
    Certificate good = devnet.certificate(first, devnet.voters(), 4);
    Certificate lying =
        new Certificate(good.parent(), 2, good.value(), good.round(), good.precommits());

    RunOutcome outcome =
        applier.apply(CertifiedRuns.place(first, List.of(lying)), CommitNotes.NONE);

    assertThat(outcome.committed()).isEqualTo(5);
    assertThat(storage.commits().getLast().certificates()).containsExactly(good);
  }

  @Test
  void anotherRunOnADecidedParentConflictsWithWhatIsFinal() {
    applier.apply(certified(first), CommitNotes.NONE);
    List<Candidate> other = devnet.run(devnet.genesis(), 4);
    List<Candidate> rival = devnet.run(devnet.genesis(), 6);

    RunOutcome shorter = applier.apply(certified(other), CommitNotes.NONE);
    RunOutcome longer = applier.apply(certified(rival), CommitNotes.NONE);

    // The shorter one holds nothing new; the longer one decides the parent otherwise.
    assertThat(shorter.refusal()).isEmpty();
    assertThat(broken(longer)).isEqualTo(Rule.CONFLICTS_WITH_CERTIFIED.wireName());
    assertThat(storage.state().tip()).isEqualTo(first.getLast().asTip());
    assertThat(storage.commits()).hasSize(1);
  }

  @Test
  void whatIsFinalIsNeitherSwitchedNorUndone() {
    applier.apply(certified(first), CommitNotes.NONE);

    SwitchResult result =
        applier.switchTo(
            0, devnet.parameters().genesisHash(), Blocks.packed(devnet.run(devnet.genesis(), 9)));

    assertThat(result)
        .isEqualTo(
            new SwitchResult.Refused(first.getLast().asTip(), SwitchResult.Reason.BELOW_FINAL));
  }

  @Test
  void whoEntersVotesOnTheNextRun() {
    applier.apply(certified(first), CommitNotes.NONE);
    UtxoLookup none = outpoint -> Optional.empty();
    List<Candidate> entering = devnet.run(first.getLast().asTip(), 2, devnet.five(), none);
    List<Candidate> next = devnet.run(entering.getLast().asTip(), 1, devnet.five(), none);
    List<Candidate> all = new ArrayList<>(certified(entering));
    all.addAll(devnet.certified(next, devnet.five()));

    RunOutcome outcome = applier.apply(all, CommitNotes.NONE);

    assertThat(outcome.refusal()).isEmpty();
    assertThat(storage.state().finalHeight()).isEqualTo(8);
    // Who enters is asked of what is stored, so that run began a batch.
    assertThat(storage.commits()).hasSize(2);
  }

  @Test
  void nobodyEntersWithoutCollateralOrInTheFirstRun() {
    List<SigningKey> withStranger = new ArrayList<>(devnet.voters());
    withStranger.add(devnet.stranger());
    UtxoLookup none = outpoint -> Optional.empty();
    List<Candidate> firstOfFive = devnet.run(devnet.genesis(), 2, devnet.five(), none);

    assertThat(broken(applier.apply(certified(firstOfFive), CommitNotes.NONE)))
        .isEqualTo(Rule.PAID_SET_NOT_CONFIGURED.wireName());
    applier.apply(certified(first), CommitNotes.NONE);
    List<Candidate> poor = devnet.run(first.getLast().asTip(), 2, withStranger, none);
    assertThat(broken(applier.apply(certified(poor), CommitNotes.NONE)))
        .isEqualTo(Rule.NEW_MEMBER_WITHOUT_COLLATERAL.wireName());
  }

  @Test
  void aCheckpointRefusesAnotherHistory() {
    BlockApplier guarded = applier(List.of(new Checkpoint(3, Hash.sha256(new byte[] {1}))));

    RunOutcome outcome = guarded.apply(certified(first), CommitNotes.NONE);

    assertThat(broken(outcome)).isEqualTo(Rule.CHECKPOINT_CONTRADICTED.wireName());
    assertThat(outcome.committed()).isZero();
  }

  @Test
  void aBogusCertificateBesideTheGoodOneChangesNothing() {
    Certificate good = devnet.certificate(first, devnet.voters(), 4);
    Certificate bogus =
        new Certificate(good.parent(), 5, Hash.sha256(new byte[] {9}), 0, good.precommits());

    RunOutcome outcome =
        applier.apply(CertifiedRuns.place(first, List.of(good, bogus)), CommitNotes.NONE);

    assertThat(outcome.committed()).isEqualTo(5);
  }

  @Test
  void noBlocksAreNoRun() {
    Proposals proposals =
        new Proposals(storage, computation(List.of()), devnet.parameters(), SignatureClaim::holds);

    assertThat(proposals.validate(storage.state(), devnet.genesis().asParent(), List.of()))
        .isInstanceOfSatisfying(
            ProposalVerdict.Invalid.class,
            invalid -> assertThat(invalid.broken().rule()).isEqualTo(Rule.RUN_EMPTY.wireName()));
  }

  @Test
  void aProposalIsJudgedAndNeverCommitted() {
    Proposals proposals =
        new Proposals(storage, computation(List.of()), devnet.parameters(), SignatureClaim::holds);
    Transaction bad = devnet.spend(1);
    UtxoLookup genesis =
        outpoint ->
            storage.unspent(List.of(outpoint)).values().stream()
                .map(coin -> Utxo.of(coin.outpoint(), coin.output()))
                .findFirst();

    assertThat(proposals.validate(storage.state(), devnet.genesis().asParent(), first))
        .isEqualTo(new ProposalVerdict.Valid());
    assertThat(proposals.validate(storage.state(), first.getLast().asTip().asParent(), first))
        .isEqualTo(new ProposalVerdict.OtherTip(devnet.genesis()));
    assertThat(
            proposals
                .build(
                    storage.state(),
                    devnet.genesis().asParent(),
                    devnet.voters().stream().map(devnet::address).toList(),
                    5,
                    List.of(bad))
                .orElseThrow()
                .blocks())
        .isEqualTo(first.stream().map(Candidate::hashed).toList());
    assertThat(devnet.run(devnet.genesis(), 1, devnet.voters(), genesis, bad).getFirst().txids())
        .hasSize(1);
    assertThat(storage.commits()).isEmpty();
  }

  private List<Candidate> certified(List<Candidate> run) {
    return devnet.certified(run, devnet.voters());
  }

  private static String broken(RunOutcome outcome) {
    return outcome.refusal().map(refusal -> ((Refusal.Broken) refusal).rule()).orElse("nothing");
  }

  private BatchComputation computation(List<Checkpoint> checkpoints) {
    return new BatchComputation(new RuleJudge(devnet.parameters(), checkpoints), verifier);
  }

  private BlockApplier applier(List<Checkpoint> checkpoints) {
    return new BlockApplier(
        storage,
        computation(checkpoints),
        new BatchLimits(512, 1 << 22),
        new SwitchLimits(100, 1 << 20),
        new ApplyWatch() {});
  }
}
