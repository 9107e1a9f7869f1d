package org.timecoin.sync.run;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.timecoin.sync.decide.Decider;
import org.timecoin.sync.decide.Decision;
import org.timecoin.sync.decide.DecisionRules;
import org.timecoin.sync.decide.PeerClaim;
import org.timecoin.sync.decide.Situation;
import org.timecoin.sync.plan.Obstacle;
import org.timecoin.sync.plan.Planner;
import org.timecoin.sync.view.PeerView;
import org.timecoin.sync.watch.ProgressWatch;
import org.timecoin.sync.watch.WatchTimes;

/**
 * Where to go: the decision, held against what a sync achieves. An attempt that achieves nothing
 * for a minute is given up, and the next one begins after a short rest.
 */
final class Course {

  /** What a look at the course showed. */
  record Heading(Decision decision, ProgressWatch.Finding finding) {}

  private final Decider decider;
  private final ProgressWatch watch;
  private final Timetable timetable;
  private final long restMs;
  private long restUntilMs = Long.MIN_VALUE;
  private String restReason = "";

  /**
   * A course.
   *
   * @param restMs between an attempt that achieved nothing and the next
   */
  Course(DecisionRules rules, WatchTimes times, Timetable timetable, long restMs) {
    this.decider = new Decider(rules);
    this.watch = new ProgressWatch(times);
    this.timetable = timetable;
    this.restMs = restMs;
  }

  /** Decides anew. */
  Heading look(long nowMs, Planner planner, List<PeerView> peers) {
    Decision decision = decider.decide(situation(nowMs, planner, peers));
    if (nowMs < restUntilMs && decision instanceof Decision.Sync) {
      return new Heading(new Decision.Waiting(restReason), ProgressWatch.Finding.FINE);
    }
    long tip = planner.tip().height();
    long target = decision instanceof Decision.Sync sync ? sync.target() : tip;
    ProgressWatch.Finding finding = watch.observe(nowMs, target > tip, tip, target);
    if (finding == ProgressWatch.Finding.OVER) {
      rest(nowMs, planner.obstacle(nowMs));
      return new Heading(new Decision.Waiting(restReason), finding);
    }
    return new Heading(decision, finding);
  }

  private void rest(long nowMs, Obstacle obstacle) {
    restUntilMs = nowMs + restMs;
    restReason = "an attempt to sync achieved nothing: " + obstacle.sentence();
  }

  private Situation situation(long nowMs, Planner planner, List<PeerView> peers) {
    List<PeerClaim> claims = peers.stream().map(peer -> claim(nowMs, planner, peer)).toList();
    return new Situation(
        planner.tip().height(), timetable.expectedHeight(), timetable.plausibleHeight(), claims);
  }

  /** What a peer claims, as far as it is believed. */
  private static PeerClaim claim(long nowMs, Planner planner, PeerView peer) {
    long believed = planner.believedHeight(peer.peer());
    int undelivered = planner.undelivered(nowMs, peer.peer());
    if (believed > planner.tip().height() || believed == peer.height()) {
      return new PeerClaim(peer.peer(), believed, peer.ageMs(), undelivered);
    }
    // It boasted, and has nothing that we lack: an empty claim, shown as such.
    return new PeerClaim(peer.peer(), peer.height(), peer.ageMs(), Integer.MAX_VALUE);
  }

  /** When to look again if nothing happens before. */
  OptionalLong nextLook(long nowMs) {
    LongStream fixed = LongStream.of(restUntilMs, nowMs + timetable.untilNextMs());
    return LongStream.concat(fixed, watch.nextLook().stream()).filter(at -> at > nowMs).min();
  }

  boolean isStalled() {
    return watch.isStalled();
  }

  /** Seconds without a block applied. */
  long secondsWithoutProgress(long nowMs) {
    return (nowMs - watch.progressMs()) / 1_000;
  }

  long expectedHeight() {
    return timetable.expectedHeight();
  }
}
