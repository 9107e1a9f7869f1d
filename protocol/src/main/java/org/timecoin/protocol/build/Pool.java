package org.timecoin.protocol.build;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.rules.Judgement;
import org.timecoin.protocol.rules.Rule;
import org.timecoin.protocol.rules.Spend;
import org.timecoin.protocol.rules.TransactionRules;
import org.timecoin.protocol.rules.Violation;

/**
 * The transactions at hand while a run grows: ready for the next block, waiting for one that makes
 * what they spend, or left out for good. Each is judged once it is ready, not once a block.
 */
final class Pool {

  private final long height;
  private final AddressDigit digit;
  private final RunCoins coins;

  /** Everything at hand that is not yet in the run nor left out. */
  private final TreeMap<Hash, Candidate> open = new TreeMap<>();

  private final TreeSet<Ready> ready = new TreeSet<>(Ready.ORDER);
  private final Map<Hash, List<Candidate>> waiting = new HashMap<>();
  private final List<LeftOut> leftOut = new ArrayList<>();

  Pool(Collection<Transaction> transactions, RunPlan plan, RunCoins coins) {
    this.height = plan.parent().height() + 1;
    this.digit = plan.parameters().addressDigit();
    this.coins = coins;
    transactions.stream().map(Candidate::of).forEach(one -> open.put(one.txid(), one));
    List.copyOf(open.values()).forEach(this::judge);
  }

  /** What could be in the next block, the best first. */
  List<Ready> ready() {
    return List.copyOf(ready);
  }

  /** It is in the run. Those who wait for it go on waiting until its block is closed. */
  void take(Ready one) {
    ready.remove(one);
    open.remove(one.candidate().txid());
  }

  /** It will never be in this run. */
  void drop(Ready one, LeftOut why) {
    take(one);
    leftOut.add(why);
  }

  /** These stand in a closed block, so who spends their outputs may come. */
  void closed(Collection<Candidate> taken) {
    for (Candidate one : taken) {
      List<Candidate> children = waiting.remove(one.txid());
      if (children != null) {
        children.forEach(this::judge);
      }
    }
  }

  /** All that is not in the run, when no block is to follow. */
  List<LeftOut> leftOut() {
    List<LeftOut> all = new ArrayList<>(leftOut);
    ready.forEach(one -> all.add(new LeftOut.NoRoom(one.candidate().txid())));
    waiting.forEach(
        (parent, children) ->
            children.forEach(one -> all.add(new LeftOut.Waiting(one.txid(), parent))));
    all.sort(Comparator.comparing(LeftOut::txid));
    return all;
  }

  private void judge(Candidate one) {
    Optional<Hash> parent = parentToCome(one);
    if (parent.isPresent()) {
      waiting.computeIfAbsent(parent.get(), any -> new ArrayList<>()).add(one);
      return;
    }
    switch (spend(one)) {
      case Judgement.Holds<Spend>(Spend spend) -> ready.add(new Ready(one, spend));
      case Judgement.Broken<Spend>(Violation violation) -> {
        open.remove(one.txid());
        leftOut.add(
            coins.conflicts(one)
                ? new LeftOut.Conflicting(one.txid())
                : new LeftOut.Invalid(one.txid(), violation));
      }
    }
  }

  /** One of those at hand that makes what this one spends, if it is not there yet. */
  private Optional<Hash> parentToCome(Candidate one) {
    return one.tx().inputs().stream()
        .map(TxInput::previousOutput)
        .filter(output -> open.containsKey(output.txid()))
        .filter(output -> coins.unspent(output).isEmpty())
        .map(output -> output.txid())
        .min(Comparator.naturalOrder());
  }

  /** The rules for one transaction, those among them that hold for whole blocks too. */
  private Judgement<Spend> spend(Candidate one) {
    if (one.tx().isCoinbase()) {
      return broken(one, Rule.SECOND_COINBASE);
    }
    Optional<Violation> outputs = TransactionRules.outputs(one.tx(), one.txid(), height);
    if (outputs.isPresent()) {
      return new Judgement.Broken<>(outputs.get());
    }
    return one.spendsTwice()
        ? broken(one, Rule.DOUBLE_SPEND_IN_BLOCK)
        : TransactionRules.spend(one.tx(), one.txid(), height, digit, coins);
  }

  private Judgement<Spend> broken(Candidate one, Rule rule) {
    return new Judgement.Broken<>(new Violation.OfTransaction(rule, height, one.txid()));
  }
}
