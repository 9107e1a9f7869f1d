package org.timecoin.chain.apply;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.RunCodec;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.build.BuiltRun;
import org.timecoin.protocol.build.RunBuilder;
import org.timecoin.protocol.build.RunPlan;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.rules.Rule;
import org.timecoin.protocol.rules.SignatureClaim;
import org.timecoin.protocol.rules.Violation;
import org.timecoin.protocol.vote.Parent;

/**
 * Runs on which nobody has decided yet: made and judged by their parent alone, which must be the
 * tip, since all is known there. Nothing here changes the chain.
 */
public final class Proposals {

  private final ChainStorage storage;
  private final BatchComputation computation;
  private final NetworkParameters network;
  private final Predicate<SignatureClaim> signatures;

  /**
   * Proposals on the stored chain of a network.
   *
   * @param signatures whether a signature holds, of the transactions that go into a run
   */
  public Proposals(
      ChainStorage storage,
      BatchComputation computation,
      NetworkParameters network,
      Predicate<SignatureClaim> signatures) {
    this.storage = storage;
    this.computation = computation;
    this.network = network;
    this.signatures = signatures;
  }

  /** What the rules say of a run: the same on every node, for ever. */
  public ProposalVerdict validate(ChainState state, Parent parent, List<Candidate> run) {
    if (!state.tip().asParent().equals(parent)) {
      return new ProposalVerdict.OtherTip(state.tip());
    }
    Optional<Refusal.Broken> size = size(parent, run);
    if (size.isPresent()) {
      return new ProposalVerdict.Invalid(size.get());
    }
    List<Candidate> proposal = CertifiedRuns.proposal(run);
    Basis basis =
        new Basis(
            state,
            Optional.empty(),
            storage.unspent(Touched.inputs(proposal)),
            storage.collateral(Touched.paid(proposal)));
    return computation
        .validate(basis, proposal)
        .<ProposalVerdict>map(ProposalVerdict.Invalid::new)
        .orElseGet(ProposalVerdict.Valid::new);
  }

  /** What is no run is told before anything is looked up for it. */
  private static Optional<Refusal.Broken> size(Parent parent, List<Candidate> run) {
    long bytes = Long.BYTES + run.stream().mapToLong(one -> one.bincode().length).sum();
    if (run.isEmpty()) {
      return Optional.of(broken(Rule.RUN_EMPTY, parent));
    }
    if (run.size() > RunCodec.BLOCKS_MOST) {
      return Optional.of(broken(Rule.RUN_TOO_LONG, parent));
    }
    return bytes > RunCodec.BYTES_MOST
        ? Optional.of(broken(Rule.RUN_TOO_LARGE, parent))
        : Optional.empty();
  }

  private static Refusal.Broken broken(Rule rule, Parent parent) {
    Violation violation = new Violation.OfRun(rule, parent.height() + 1);
    return new Refusal.Broken(
        violation.height(), Hash.ZERO, violation.rule(), violation.message(), false);
  }

  /**
   * A run that keeps every rule, if the set that it pays may follow; empty when the parent is not
   * the tip.
   *
   * @param paid 1 to 100 different addresses
   * @param blocks how many, 1 to 100
   * @param transactions what may go in; what can't is left out
   */
  public Optional<BuiltRun> build(
      ChainState state,
      Parent parent,
      List<Address> paid,
      int blocks,
      List<Transaction> transactions) {
    return held(state, parent, paid)
        .map(held -> RunPlan.of(network, state.tip().header(), paid, held.lookup(), blocks))
        .map(plan -> build(plan, transactions));
  }

  private BuiltRun build(RunPlan plan, List<Transaction> transactions) {
    Map<OutPoint, Utxo> unspent = unspent(transactions);
    return RunBuilder.build(
        plan, transactions, outpoint -> Optional.ofNullable(unspent.get(outpoint)), signatures);
  }

  private Map<OutPoint, Utxo> unspent(List<Transaction> transactions) {
    Set<OutPoint> inputs = new HashSet<>();
    transactions.forEach(tx -> tx.inputs().forEach(input -> inputs.add(input.previousOutput())));
    return storage.unspent(inputs).values().stream()
        .map(coin -> Utxo.of(coin.outpoint(), coin.output()))
        .collect(Collectors.toMap(Utxo::outpoint, utxo -> utxo));
  }

  private Optional<RunParent> held(ChainState state, Parent parent, List<Address> addresses) {
    if (!state.tip().asParent().equals(parent)) {
      return Optional.empty();
    }
    Set<ByteString> scripts =
        addresses.stream().map(one -> ByteString.utf8(one.text())).collect(Collectors.toSet());
    return Optional.of(new RunParent(state.tip(), true, storage.collateral(scripts)));
  }
}
