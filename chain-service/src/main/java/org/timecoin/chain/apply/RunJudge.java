package org.timecoin.chain.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.key.PreparedKeys;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.rules.CertificateRules;
import org.timecoin.protocol.rules.Judgement;
import org.timecoin.protocol.rules.Rule;
import org.timecoin.protocol.rules.RunContext;
import org.timecoin.protocol.rules.RunRules;
import org.timecoin.protocol.rules.Violation;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Electorate;
import org.timecoin.protocol.vote.Entry;
import org.timecoin.protocol.vote.QuorumCheck;
import org.timecoin.protocol.vote.VoteChecks;

/**
 * Certified runs on one network: whether a run may follow its parent, and whether a quorum decided
 * on it (consensus.md section 3).
 */
public final class RunJudge {

  private final NetworkParameters parameters;
  private final List<Entry> entries;
  private final PreparedKeys keys;

  /** The runs of this network, with the keys by which their certificates are verified. */
  public RunJudge(NetworkParameters parameters, PreparedKeys keys) {
    this.parameters = parameters;
    this.keys = keys;
    this.entries = Entry.of(parameters);
  }

  /** Who decides on a parent; nobody when nothing may be decided there. */
  Optional<Electorate> electorate(RunParent parent) {
    Optional<Entry> entry = Entry.on(parent.tip().asParent(), false, entries);
    boolean isParent = entry.isPresent() || parent.isCertified();
    return parameters.isCertified(parent.tip().height() + 1) && isParent
        ? Electorate.of(parent.tip().rewards(), entry, parameters.addressDigit())
        : Optional.empty();
  }

  /** What follows from the parent alone, but for what the blocks spend. */
  Optional<Violation> check(List<HashedBlock> run, RunParent parent) {
    return electorate(parent)
        .map(
            voters ->
                RunRules.check(
                    run,
                    new RunContext(parameters, parent.tip().header(), voters, parent.lookup())))
        .orElseGet(() -> noInstance(parent));
  }

  /**
   * That the certificate is of this run, which was found good. All but its signatures, which are by
   * far the dearest and are verified with all others.
   *
   * @param claims where the signatures are left
   */
  Optional<Violation> quorum(
      List<HashedBlock> run,
      Certificate certificate,
      RunParent parent,
      List<SignatureClaim> claims) {
    Electorate electorate = electorate(parent).orElseThrow();
    Refusal.Broken otherwise = RuleJudge.broken(run.getFirst(), badSignature(run));
    List<SignatureClaim> signatures = new ArrayList<>();
    VoteChecks collecting =
        new VoteChecks(
            parameters.genesisHash(),
            (key, message, signature) ->
                signatures.add(
                    new SignatureClaim(() -> keys.verify(key, message, signature), otherwise)));
    Judgement<Certificate> judgement =
        CertificateRules.check(
            Optional.of(certificate), run, parent.tip().asParent(), electorate, collecting);
    return switch (judgement) {
      case Judgement.Broken<Certificate>(Violation violation) -> Optional.of(violation);
      case Judgement.Holds<Certificate> holds -> {
        claims.addAll(signatures);
        yield Optional.empty();
      }
    };
  }

  /**
   * That a run which was committed once has its certificate: all that shows without what addresses
   * held then, signatures included.
   */
  public Optional<Violation> certified(List<Candidate> run, ChainTip parent) {
    RunParent on = new RunParent(parent, true, StoredCollateral.NONE);
    if (electorate(on).isEmpty()) {
      return noInstance(on);
    }
    List<HashedBlock> blocks = run.stream().map(Candidate::hashed).toList();
    Certificate certificate = run.getFirst().place().flatMap(RunPlace::certificate).orElseThrow();
    List<SignatureClaim> claims = new ArrayList<>();
    return quorum(blocks, certificate, on, claims)
        .or(
            () ->
                claims.stream().allMatch(claim -> claim.holds().getAsBoolean())
                    ? Optional.empty()
                    : Optional.of(badSignature(blocks)));
  }

  private static Violation badSignature(List<HashedBlock> run) {
    return new Violation.OfCertificate(
        Rule.CERTIFICATE_INVALID, run.getFirst().height(), QuorumCheck.BAD_SIGNATURE);
  }

  /** Nobody votes on this parent, so whatever a certificate names, it is another. */
  private static Optional<Violation> noInstance(RunParent parent) {
    return Optional.of(
        new Violation.OfRun(Rule.CERTIFICATE_OF_OTHER_PARENT, parent.tip().height() + 1));
  }
}
