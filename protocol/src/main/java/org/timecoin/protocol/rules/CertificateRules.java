package org.timecoin.protocol.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Checkpoint;
import org.timecoin.protocol.vote.Electorate;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.QuorumCheck;
import org.timecoin.protocol.vote.VoteChecks;

/** What makes a run final, and what it may not contradict (consensus.md section 3). */
public final class CertificateRules {

  private CertificateRules() {}

  /**
   * Checks that a quorum decided on a run.
   *
   * @param certificate of the run, when it has one
   * @param run at least one block, each on the one before
   * @param parent the block that the first stands on
   * @param electorate of that parent
   * @return when it holds, the certificate with the height at which the run ends: nobody signs that
   *     height, so what came with it counts for nothing
   */
  public static Judgement<Certificate> check(
      Optional<Certificate> certificate,
      List<HashedBlock> run,
      Parent parent,
      Electorate electorate,
      VoteChecks checks) {
    if (certificate.isEmpty()) {
      return broken(new Violation.OfRun(Rule.CERTIFICATE_MISSING, firstHeight(parent)));
    }
    if (!certificate.get().parent().equals(parent)) {
      return broken(new Violation.OfRun(Rule.CERTIFICATE_OF_OTHER_PARENT, firstHeight(parent)));
    }
    if (!certificate.get().value().equals(run.getLast().hash())) {
      return broken(new Violation.OfRun(Rule.CERTIFICATE_OF_OTHER_VALUE, firstHeight(parent)));
    }
    Certificate ending = certificate.get().endingAt(run.getLast().height());
    QuorumCheck found =
        checks.certificate(
            ending, parent, electorate.voters(), electorate.firstRound(), electorate.quorum());
    return found == QuorumCheck.VALID
        ? new Judgement.Holds<>(ending)
        : broken(new Violation.OfCertificate(Rule.CERTIFICATE_INVALID, firstHeight(parent), found));
  }

  /**
   * That a block is not another than the final one of its height.
   *
   * @param finalAt the hash of the final block at a height; empty above the last certified one
   */
  public static Optional<Violation> finality(
      HashedBlock block, LongFunction<Optional<Hash>> finalAt) {
    return finalAt
        .apply(block.height())
        .filter(hash -> !hash.equals(block.hash()))
        .map(hash -> new Violation.OfBlock(Rule.CONFLICTS_WITH_CERTIFIED, block.height()));
  }

  /** That no checkpoint names another block at its height. */
  public static Optional<Violation> checkpoints(HashedBlock block, List<Checkpoint> checkpoints) {
    return checkpoints.stream().allMatch(one -> one.admits(block.height(), block.hash()))
        ? Optional.empty()
        : Optional.of(new Violation.OfBlock(Rule.CHECKPOINT_CONTRADICTED, block.height()));
  }

  private static long firstHeight(Parent parent) {
    return parent.height() + 1;
  }

  private static Judgement<Certificate> broken(Violation violation) {
    return new Judgement.Broken<>(violation);
  }
}
