package org.timecoin.sync.run;

import org.jboss.logging.Logger;
import org.timecoin.sync.decide.Decision;
import org.timecoin.sync.measure.SyncMetrics;
import org.timecoin.sync.plan.Obstacle;

/** Says what changed, once: to the log and to the metrics. */
final class Announcer {

  private static final Logger LOG = Logger.getLogger(Announcer.class);

  private final SyncMetrics metrics;
  private Decision last = new Decision.Waiting("");

  Announcer(SyncMetrics metrics) {
    this.metrics = metrics;
  }

  void decided(Decision decision) {
    if (decision.equals(last)) {
      return;
    }
    // The sentence holds heights and changes with every block; the course is what is news.
    Logger.Level level = decision.sameCourse(last) ? Logger.Level.DEBUG : Logger.Level.INFO;
    LOG.logf(level, "%s: %s", decision.getClass().getSimpleName(), decision.reason());
    last = decision;
  }

  void stalled(long seconds, Obstacle obstacle) {
    metrics.stalled(obstacle.kind());
    LOG.warnf("nothing applied for %d s while a peer is ahead: %s", seconds, obstacle.sentence());
  }

  void over(long seconds, Obstacle obstacle) {
    metrics.attemptEnded();
    LOG.warnf("gave up an attempt to sync after %d s: %s", seconds, obstacle.sentence());
  }
}
