package org.timecoin.chain.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.timecoin.protocol.block.OutPoint;

/**
 * Turns a batch of blocks and the stored outputs they touch into rows to write, or into the rule
 * that the first bad one breaks. A function of its arguments: cheap checks of all blocks first,
 * signatures last and together.
 */
public final class BatchComputation {

  private final BlockJudge judge;
  private final SignatureVerifier signatures;

  /** A computation by these rules. */
  public BatchComputation(BlockJudge judge, SignatureVerifier signatures) {
    this.judge = judge;
    this.signatures = signatures;
  }

  /** What is found block by block before any signature is verified. */
  private record Judged(
      CoinLedger ledger,
      int valid,
      Optional<Refusal.Broken> broken,
      List<SignatureClaim> claims,
      List<Integer> claimants) {}

  /**
   * Judges a batch.
   *
   * @param before the chain it is offered on
   * @param batch at least one block
   * @param coins of the outputs that its inputs name, those that are stored and unspent
   */
  public BatchVerdict compute(ChainState before, List<Candidate> batch, Map<OutPoint, Coin> coins) {
    Judged judged = judge(before, batch, coins);
    OptionalInt bad = signatures.firstFalse(judged.claims());
    if (bad.isPresent()) {
      int block = judged.claimants().get(bad.getAsInt());
      // The blocks before it are judged once more, to leave out what it and later ones changed.
      Judged prefix = judge(before, batch.subList(0, block), coins);
      return verdict(
          before, batch, prefix, Optional.of(judged.claims().get(bad.getAsInt()).otherwise()));
    }
    return verdict(before, batch, judged, judged.broken());
  }

  private Judged judge(ChainState before, List<Candidate> batch, Map<OutPoint, Coin> coins) {
    CoinLedger ledger = new CoinLedger(coins, before.totals());
    List<SignatureClaim> claims = new ArrayList<>();
    List<Integer> claimants = new ArrayList<>();
    ChainTip parent = before.tip();
    for (int i = 0; i < batch.size(); i++) {
      Candidate block = batch.get(i);
      List<SignatureClaim> own = new ArrayList<>();
      Optional<Refusal.Broken> broken = judge.judge(block, parent, ledger::find, own);
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

  private static BatchVerdict verdict(
      ChainState before, List<Candidate> batch, Judged judged, Optional<Refusal.Broken> broken) {
    if (judged.valid() == 0) {
      return new BatchVerdict(Optional.empty(), broken);
    }
    List<Candidate> valid = batch.subList(0, judged.valid());
    long transactions =
        before.totals().transactions() + valid.stream().mapToInt(b -> b.txids().size()).sum();
    CoinLedger ledger = judged.ledger();
    ChainState after =
        new ChainState(valid.getLast().asTip(), before.eventSeq() + 1, ledger.totals(transactions));
    BatchPlan plan =
        new BatchPlan(before, valid, ledger.created(), ledger.removed(), ledger.spent(), after);
    return new BatchVerdict(Optional.of(plan), broken);
  }
}
