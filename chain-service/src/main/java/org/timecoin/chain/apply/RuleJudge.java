package org.timecoin.chain.apply;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.key.PreparedKeys;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.rules.CertificateRules;
import org.timecoin.protocol.rules.Judgement;
import org.timecoin.protocol.rules.Rule;
import org.timecoin.protocol.rules.RuleContext;
import org.timecoin.protocol.rules.StateChange;
import org.timecoin.protocol.rules.StatefulRules;
import org.timecoin.protocol.rules.StatelessRules;
import org.timecoin.protocol.rules.UtxoLookup;
import org.timecoin.protocol.rules.Violation;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Checkpoint;

/** The block rules of protocol.md section 4, on one network. */
public final class RuleJudge implements BlockJudge {

  /** Far more than the voters and the busy spenders of a network. */
  private static final int KEYS_MOST = 4_096;

  private final NetworkParameters parameters;
  private final List<Checkpoint> checkpoints;
  private final PreparedKeys keys = new PreparedKeys(KEYS_MOST);
  private final RunJudge runs;

  /** The rules of this network; at the height of a checkpoint only its block is valid. */
  public RuleJudge(NetworkParameters parameters, List<Checkpoint> checkpoints) {
    this.parameters = parameters;
    this.checkpoints = List.copyOf(checkpoints);
    this.runs = new RunJudge(parameters, keys);
  }

  @Override
  public Optional<Refusal.Broken> judge(
      Candidate block,
      ChainTip parent,
      Function<OutPoint, Optional<Coin>> unspent,
      List<SignatureClaim> claims) {
    return CertificateRules.checkpoints(block.hashed(), checkpoints)
        .map(violation -> broken(block.hashed(), violation))
        .or(() -> block.place().isPresent() ? Optional.empty() : alone(block, parent))
        .or(() -> stateful(block.hashed(), unspent, claims));
  }

  /** What a block without certificate must be; those of a run are judged with their run. */
  private Optional<Refusal.Broken> alone(Candidate block, ChainTip parent) {
    if (parameters.isCertified(block.height())) {
      return Optional.of(
          broken(block.hashed(), new Violation.OfBlock(Rule.CERTIFICATE_MISSING, block.height())));
    }
    return StatelessRules.check(
            block.hashed(), Optional.of(parent.header()), new RuleContext(parameters, block.now()))
        .map(violation -> broken(block.hashed(), violation, !dependsOnTime(violation)));
  }

  @Override
  public Optional<Refusal.Broken> judgeRun(
      List<Candidate> run, RunParent parent, List<SignatureClaim> claims) {
    List<HashedBlock> blocks = run.stream().map(Candidate::hashed).toList();
    Optional<Certificate> certificate = run.getFirst().place().orElseThrow().certificate();
    return runs.check(blocks, parent)
        .or(() -> certificate.flatMap(one -> runs.quorum(blocks, one, parent, claims)))
        .map(violation -> broken(named(violation, blocks), violation));
  }

  /** The block at the height that a violation names; the first when it is none of the run's. */
  private static HashedBlock named(Violation violation, List<HashedBlock> run) {
    return run.stream()
        .filter(block -> block.height() == violation.height())
        .findFirst()
        .orElse(run.getFirst());
  }

  private Optional<Refusal.Broken> stateful(
      HashedBlock block, Function<OutPoint, Optional<Coin>> unspent, List<SignatureClaim> claims) {
    UtxoLookup state =
        outpoint -> unspent.apply(outpoint).map(coin -> Utxo.of(outpoint, coin.output()));
    return switch (StatefulRules.check(block, parameters.addressDigit(), state)) {
      case Judgement.Broken<StateChange>(Violation violation) ->
          Optional.of(broken(block, violation));
      case Judgement.Holds<StateChange>(StateChange change) -> {
        change.claims().forEach(claim -> claims.add(claim(block, claim)));
        yield Optional.empty();
      }
    };
  }

  private SignatureClaim claim(
      HashedBlock block, org.timecoin.protocol.rules.SignatureClaim claim) {
    SignedInput name = new SignedInput(claim.txid(), claim.input());
    return new SignatureClaim(
        () -> claim.holds(keys), broken(block, claim.violation()), Optional.of(name));
  }

  /** Another clock than ours may find such a block good, so its fault doesn't show in it alone. */
  private static boolean dependsOnTime(Violation violation) {
    return violation.broken() == Rule.TIMESTAMP_TOO_FAR_IN_FUTURE;
  }

  /** What another block at the height of a final one breaks. */
  static Refusal.Broken conflictsWithFinal(Candidate block) {
    return broken(
        block.hashed(), new Violation.OfBlock(Rule.CONFLICTS_WITH_CERTIFIED, block.height()));
  }

  /** A refusal whose fault doesn't show in the block and its parent alone. */
  static Refusal.Broken broken(HashedBlock block, Violation violation) {
    return broken(block, violation, false);
  }

  private static Refusal.Broken broken(HashedBlock block, Violation violation, boolean stateless) {
    return new Refusal.Broken(
        violation.height(), block.hash(), violation.rule(), violation.message(), stateless);
  }
}
