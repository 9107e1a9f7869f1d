package org.timecoin.chain.crash;

import java.util.List;
import org.timecoin.chain.apply.BlockApplier;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.store.TestDatabase;

/** A process that commits the next certified runs by every rule, to be killed in the middle. */
public final class CrashingRunWriter {

  private static final int BATCH = 512;

  private CrashingRunWriter() {}

  /** Arguments: port, user, password and name of the database, how many runs. */
  public static void main(String[] args) {
    CertifiedHistory history = new CertifiedHistory();
    try (TestDatabase database =
        TestDatabase.existing(Integer.parseInt(args[0]), args[1], args[2], args[3])) {
      database.takeLease();
      BlockApplier applier = database.applier(history.network(), BATCH);
      int next = history.endingAt(applier.state().tip().height()).orElseThrow();
      for (List<Candidate> run : history.runs().subList(next, next + Integer.parseInt(args[4]))) {
        if (applier.apply(run, CommitNotes.NONE).refusal().isPresent()) {
          throw new IllegalStateException("the run was refused");
        }
      }
    }
  }
}
