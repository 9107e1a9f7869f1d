package org.timecoin.chain.apply;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.rules.Judgement;
import org.timecoin.protocol.rules.Rule;
import org.timecoin.protocol.rules.RuleContext;
import org.timecoin.protocol.rules.StateChange;
import org.timecoin.protocol.rules.StatefulRules;
import org.timecoin.protocol.rules.StatelessRules;
import org.timecoin.protocol.rules.UtxoLookup;
import org.timecoin.protocol.rules.Violation;

/** The block rules of protocol.md section 4, on one network. */
public final class RuleJudge implements BlockJudge {

  /** The rule of a block that needs a certificate and has none. */
  public static final String CERTIFICATE_MISSING = "certificate_missing";

  /** The rule of a block that stands where a final one does. */
  public static final String CONFLICTS_WITH_FINAL = "conflicts_with_final";

  private final NetworkParameters parameters;

  /** The rules of this network. */
  public RuleJudge(NetworkParameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public Optional<Refusal.Broken> judge(
      Candidate block,
      ChainTip parent,
      Function<OutPoint, Optional<Coin>> unspent,
      List<SignatureClaim> claims) {
    if (parameters.isCertified(block.height())) {
      return Optional.of(certificateMissing(block));
    }
    return StatelessRules.check(
            block.hashed(), Optional.of(parent.header()), new RuleContext(parameters, block.now()))
        .map(violation -> broken(block, violation, !dependsOnTime(violation)))
        .or(() -> stateful(block, unspent, claims));
  }

  private Optional<Refusal.Broken> stateful(
      Candidate block, Function<OutPoint, Optional<Coin>> unspent, List<SignatureClaim> claims) {
    UtxoLookup state =
        outpoint -> unspent.apply(outpoint).map(coin -> Utxo.of(outpoint, coin.output()));
    return switch (StatefulRules.check(block.hashed(), parameters.addressDigit(), state)) {
      case Judgement.Broken<StateChange>(Violation violation) ->
          Optional.of(broken(block, violation, false));
      case Judgement.Holds<StateChange>(StateChange change) -> {
        change.claims().forEach(claim -> claims.add(claim(block, claim)));
        yield Optional.empty();
      }
    };
  }

  private static SignatureClaim claim(
      Candidate block, org.timecoin.protocol.rules.SignatureClaim claim) {
    return new SignatureClaim(claim::holds, broken(block, claim.violation(), false));
  }

  /** Another clock than ours may find such a block good, so its fault doesn't show in it alone. */
  private static boolean dependsOnTime(Violation violation) {
    return violation.broken() == Rule.TIMESTAMP_TOO_FAR_IN_FUTURE;
  }

  private static Refusal.Broken broken(Candidate block, Violation violation, boolean stateless) {
    return new Refusal.Broken(
        block.height(), block.hash(), violation.rule(), violation.message(), stateless);
  }

  /** What another block at the height of a final one breaks. */
  static Refusal.Broken conflictsWithFinal(Candidate block) {
    return new Refusal.Broken(
        block.height(),
        block.hash(),
        CONFLICTS_WITH_FINAL,
        "Block "
            + Long.toUnsignedString(block.height())
            + ": another block of this height is final.",
        false);
  }

  private static Refusal.Broken certificateMissing(Candidate block) {
    return new Refusal.Broken(
        block.height(),
        block.hash(),
        CERTIFICATE_MISSING,
        "Block "
            + Long.toUnsignedString(block.height())
            + ": from the activation on, a block needs a certificate.",
        false);
  }
}
