package org.timecoin.protocol.rules;

import java.util.List;
import java.util.Optional;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.SignatureCheck;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Checkpoint;
import org.timecoin.protocol.vote.Electorate;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.VoteChecks;

/** Cases of the rules of a run's certificate and of what is final. */
final class CertificateCases {

  private static final Hash OTHER = Hash.sha256(new byte[] {1});

  final Runs runs = new Runs();
  final List<SigningKey> voters = runs.devnet.keys();
  final Electorate electorate = runs.electorate(voters, true);
  final List<HashedBlock> run = runs.run(3);
  final Parent parent = new Parent(0, runs.devnet.genesis().hash());
  final Hash value = run.getLast().hash();

  private final VoteChecks checks =
      new VoteChecks(runs.devnet.parameters.genesisHash(), SignatureCheck::verify);

  void addTo(RuleCases cases) {
    Certificate valid = certificate(parent, value, 3);
    Certificate otherParent = certificate(new Parent(0, OTHER), value, 3);
    cases.other(
        Rule.CERTIFICATE_MISSING, () -> check(Optional.of(valid)), () -> check(Optional.empty()));
    cases.other(
        Rule.CERTIFICATE_OF_OTHER_PARENT,
        () -> check(Optional.of(valid)),
        () -> check(Optional.of(otherParent)));
    cases.other(
        Rule.CERTIFICATE_OF_OTHER_VALUE,
        () -> check(Optional.of(valid)),
        () -> check(Optional.of(certificate(parent, OTHER, 3))));
    cases.other(
        Rule.CERTIFICATE_INVALID,
        () -> check(Optional.of(valid)),
        () -> check(Optional.of(certificate(parent, value, 2))));
    finality(cases);
  }

  private void finality(RuleCases cases) {
    HashedBlock last = run.getLast();
    cases.other(
        Rule.CONFLICTS_WITH_CERTIFIED,
        () -> CertificateRules.finality(last, height -> Optional.of(value)),
        () -> CertificateRules.finality(last, height -> Optional.of(OTHER)));
    cases.other(
        Rule.CHECKPOINT_CONTRADICTED,
        () -> checkpoints(new Checkpoint(3, value), new Checkpoint(2, OTHER)),
        () -> checkpoints(new Checkpoint(2, OTHER), new Checkpoint(3, OTHER)));
  }

  private Optional<Violation> checkpoints(Checkpoint... checkpoints) {
    return CertificateRules.checkpoints(run.getLast(), List.of(checkpoints));
  }

  /** What the first so many voters sign. */
  Certificate certificate(Parent on, Hash decided, int signers) {
    Certificate unsigned = new Certificate(on, on.height() + run.size(), decided, 0, List.of());
    byte[] message = checks.signBytes(unsigned.statement(), electorate.voters());
    List<Endorsement> quorum =
        voters.subList(0, signers).stream()
            .map(key -> new Endorsement(key.publicKey(), key.sign(message)))
            .toList();
    return new Certificate(on, unsigned.lastHeight(), decided, 0, quorum);
  }

  Judgement<Certificate> judge(Optional<Certificate> certificate) {
    return CertificateRules.check(certificate, run, parent, electorate, checks);
  }

  private Optional<Violation> check(Optional<Certificate> certificate) {
    return switch (judge(certificate)) {
      case Judgement.Broken<Certificate>(Violation violation) -> Optional.of(violation);
      case Judgement.Holds<Certificate>(Certificate held) -> Optional.empty();
    };
  }
}
