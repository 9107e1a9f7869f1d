package org.timecoin.chain.apply;

import java.util.List;

/** What happens to a run while it is applied. */
public interface RunCourse {

  /** A run that is given whole, and of which nobody asks before the end. */
  RunCourse ALL_GIVEN =
      new RunCourse() {
        @Override
        public List<Candidate> more() {
          return List.of();
        }

        @Override
        public void reached(RunOutcome outcome) {
          // Nobody waits for a part of it.
        }
      };

  /**
   * Blocks that have come since and continue those given before, whole certified runs; none when
   * there are none now. Asked when what is left fits one batch, so that no batch is smaller than it
   * must be, and when nothing is left, so that the next is judged while the last is committed; none
   * then ends the run.
   */
  List<Candidate> more();

  /** What has become of it so far, after each commit. */
  void reached(RunOutcome outcome);
}
