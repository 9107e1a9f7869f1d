package org.timecoin.chain.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Turns a batch of blocks and the stored outputs they touch into rows to write, or into the rule
 * that the first bad one breaks. A function of its arguments: cheap checks of all blocks first,
 * signatures last and together. A certified run is valid whole or not at all.
 */
public final class BatchComputation {

  private final BlockJudge judge;
  private final SignatureVerifier signatures;

  /** A computation by these rules. */
  public BatchComputation(BlockJudge judge, SignatureVerifier signatures) {
    this.judge = judge;
    this.signatures = signatures;
  }

  /**
   * What is found block by block before any signature is verified.
   *
   * @param ledger with all judged blocks applied
   * @param judged how many that are
   * @param broken what the next one breaks
   * @param claims signatures that must hold
   * @param claimants of each claim, the index of the block that needs it
   */
  private record Judged(
      CoinLedger ledger,
      int judged,
      Optional<Refusal.Broken> broken,
      List<SignatureClaim> claims,
      List<Integer> claimants) {}

  /**
   * Judges a batch.
   *
   * @param basis the chain it is offered on
   * @param batch blocks in order; none where only something is undone
   */
  public BatchVerdict compute(Basis basis, List<Candidate> batch) {
    Judged all = judge(basis, batch);
    OptionalInt bad = signatures.firstFalse(all.claims());
    if (bad.isPresent()) {
      int block = all.claimants().get(bad.getAsInt());
      return upTo(block, basis, batch, Optional.of(all.claims().get(bad.getAsInt()).otherwise()));
    }
    return all.broken().isPresent()
        ? upTo(all.judged(), basis, batch, all.broken())
        : new BatchVerdict(plan(basis, batch, all.ledger()), Optional.empty());
  }

  /** The first rule that the blocks break, signatures too, when nothing is to be committed. */
  public Optional<Refusal.Broken> validate(Basis basis, List<Candidate> blocks) {
    Judged all = judge(basis, blocks);
    OptionalInt bad = signatures.firstFalse(all.claims());
    return bad.isPresent()
        ? Optional.of(all.claims().get(bad.getAsInt()).otherwise())
        : all.broken();
  }

  /** What may be committed of the blocks before a bad one, which are judged once more. */
  private BatchVerdict upTo(
      int bad, Basis basis, List<Candidate> batch, Optional<Refusal.Broken> broken) {
    int end = bad;
    while (end > 0 && end < batch.size() && batch.get(end).continuesRun()) {
      end--;
    }
    List<Candidate> valid = batch.subList(0, end);
    return new BatchVerdict(plan(basis, valid, judge(basis, valid).ledger()), broken);
  }

  private static Optional<BatchPlan> plan(Basis basis, List<Candidate> valid, CoinLedger ledger) {
    return valid.isEmpty() && basis.undo().isEmpty()
        ? Optional.empty()
        : Optional.of(BatchPlan.of(basis, valid, ledger));
  }

  private Judged judge(Basis basis, List<Candidate> batch) {
    CoinLedger ledger = basis.ledger();
    List<SignatureClaim> claims = new ArrayList<>();
    List<Integer> claimants = new ArrayList<>();
    ChainTip parent = basis.parent();
    for (int i = 0; i < batch.size(); i++) {
      Candidate block = batch.get(i);
      List<SignatureClaim> own = new ArrayList<>();
      Optional<Refusal.Broken> broken = judgeRun(basis, batch, i, parent, ledger, own);
      if (broken.isEmpty()) {
        broken = judge.judge(block, parent, ledger::find, own);
      }
      if (broken.isPresent()) {
        return new Judged(ledger, i, broken, claims, claimants);
      }
      for (SignatureClaim claim : own) {
        claims.add(claim);
        claimants.add(i);
      }
      ledger.apply(block);
      parent = block.asTip();
    }
    return new Judged(ledger, batch.size(), Optional.empty(), claims, claimants);
  }

  /** Judges the run that begins at a place, when one does. */
  private Optional<Refusal.Broken> judgeRun(
      Basis basis,
      List<Candidate> batch,
      int at,
      ChainTip parent,
      CoinLedger ledger,
      List<SignatureClaim> claims) {
    Optional<RunPlace> first = batch.get(at).place().filter(RunPlace::isFirst);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    boolean certified =
        at == 0
            ? parent.height() == basis.before().finalHeight()
            : batch.get(at - 1).place().isPresent();
    StoredCollateral collateral = RunParent.after(basis.collateral(), ledger.addresses(), at == 0);
    return judge.judgeRun(
        batch.subList(at, at + first.get().length()),
        new RunParent(parent, certified, collateral),
        claims);
  }
}
