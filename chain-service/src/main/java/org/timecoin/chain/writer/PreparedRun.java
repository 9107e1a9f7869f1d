package org.timecoin.chain.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.timecoin.chain.apply.ApplyResult;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.CertifiedRuns;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.apply.Refusal;
import org.timecoin.protocol.bincode.BincodeFault;
import org.timecoin.protocol.bytes.Hash;

/**
 * A request whose blocks are decoded and hashed.
 *
 * @param run the blocks before the first that is none
 * @param malformed the fault of that one; empty when all are blocks
 * @param request what was asked
 * @param answer to be completed
 */
record PreparedRun(
    List<Candidate> run,
    Optional<Refusal.Broken> malformed,
    ApplyRequest request,
    CompletableFuture<ApplyResult> answer) {

  static PreparedRun of(ApplyRequest request, CompletableFuture<ApplyResult> answer) {
    List<Candidate> run = new ArrayList<>(request.blocks().size());
    for (byte[] block : request.blocks()) {
      try {
        run.add(Candidate.decode(block, request.now()));
      } catch (BincodeFault e) {
        long height = run.isEmpty() ? 0 : run.getLast().height() + 1;
        Refusal.Broken malformed =
            new Refusal.Broken(height, Hash.ZERO, "malformed", e.getMessage(), true);
        return new PreparedRun(placed(run, request), Optional.of(malformed), request, answer);
      }
    }
    return new PreparedRun(placed(run, request), Optional.empty(), request, answer);
  }

  private static List<Candidate> placed(List<Candidate> run, ApplyRequest request) {
    return CertifiedRuns.place(run, request.certificates());
  }

  /** Whether another may be applied in one go with this one, behind it. */
  boolean isFollowedBy(PreparedRun next) {
    return isMergeable()
        && next.isMergeable()
        && next.run.getFirst().previousHash().equals(run.getLast().hash());
  }

  private boolean isMergeable() {
    return malformed.isEmpty() && !run.isEmpty() && request.notes().equals(CommitNotes.NONE);
  }
}
