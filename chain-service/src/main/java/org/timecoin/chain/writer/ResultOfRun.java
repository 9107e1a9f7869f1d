package org.timecoin.chain.writer;

import org.timecoin.chain.apply.ApplyResult;
import org.timecoin.chain.apply.Refusal;
import org.timecoin.chain.apply.RunOutcome;

/** Says of each request what the outcome of the run it was part of means for it. */
final class ResultOfRun {

  private ResultOfRun() {}

  /**
   * The result of one request.
   *
   * @param from index of its first block in the run
   */
  static ApplyResult of(RunOutcome outcome, PreparedRun request, int from) {
    int end = from + request.run().size();
    if (outcome.committed() >= end) {
      return request
          .malformed()
          .<ApplyResult>map(broken -> new ApplyResult.Rejected(outcome.tip(), broken))
          .orElseGet(() -> done(outcome, request, end));
    }
    return switch (outcome.refusal().orElseThrow()) {
      case Refusal.Undecided(String reason) -> new ApplyResult.Unavailable(reason);
      case Refusal.NoParent(var parent) -> new ApplyResult.MissingParent(outcome.tip(), parent);
      case Refusal.Broken broken ->
          outcome.committed() >= from
              ? new ApplyResult.Rejected(outcome.tip(), broken)
              : new ApplyResult.MissingParent(
                  outcome.tip(), request.run().getFirst().previousHash());
    };
  }

  private static ApplyResult done(RunOutcome outcome, PreparedRun request, int end) {
    return outcome.known() >= end
        ? new ApplyResult.AlreadyKnown(outcome.tip())
        : new ApplyResult.Applied(outcome.tip(), request.run().size());
  }
}
