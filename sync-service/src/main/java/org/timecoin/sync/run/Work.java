package org.timecoin.sync.run;

import java.util.Map;
import java.util.OptionalLong;
import org.jboss.logging.Logger;
import org.timecoin.protocol.rules.Rule;
import org.timecoin.sync.fetch.FetchResult;
import org.timecoin.sync.measure.SyncMetrics;
import org.timecoin.sync.plan.Action;
import org.timecoin.sync.plan.FetchFault;
import org.timecoin.sync.plan.Planner;
import org.timecoin.sync.plan.Tip;
import org.timecoin.sync.plan.Verdict;
import org.timecoin.sync.run.loop.EventLoop;

/** The planner at work: its wishes are carried out, and what comes of them is told to it. */
final class Work implements ImportListener {

  private static final Logger LOG = Logger.getLogger(Work.class);
  private static final long NO_AIM = -1;

  /** Who is told that something came of the work. */
  interface Listener {
    /** The chain answered, so an answer to an older question may be out of date. */
    void verdictCame();

    /** The chain doesn't stand where the planner thought. */
    void chainElsewhere();

    /** Something changed: decide anew. */
    void changed();
  }

  private final EventLoop loop;
  private final ChainPort chain;
  private final Planner planner;
  private final SyncMetrics metrics;
  private final Listener listener;
  private final Notices notices = new Notices();
  private final Errands errands;
  private long aim = NO_AIM;

  Work(
      EventLoop loop,
      Planner planner,
      BlockSource source,
      ChainPort chain,
      SyncMetrics metrics,
      Listener listener) {
    this.loop = loop;
    this.chain = chain;
    this.planner = planner;
    this.metrics = metrics;
    this.listener = listener;
    this.errands = new Errands(source, chain, loop, this::fetched, this, notices);
  }

  void peers(Map<String, Long> heights) {
    errands.run(planner.peers(loop.nowMs(), heights));
  }

  void tip(Tip tip) {
    errands.run(planner.tip(loop.nowMs(), tip));
  }

  void tick() {
    errands.run(planner.tick(loop.nowMs()));
  }

  /** Go to this height. */
  void aimAt(long target) {
    if (target != aim) {
      aim = target;
      errands.run(planner.aim(loop.nowMs(), target));
    }
  }

  /** Nothing is to be fetched; what is under way is given up. */
  void rest() {
    if (aim != NO_AIM) {
      aim = NO_AIM;
      errands.run(planner.rest());
    }
  }

  /** Nothing more is done. */
  void stop() {
    rest();
    chain.close();
  }

  private void fetched(Action.Fetch fetch, FetchResult result) {
    long now = loop.nowMs();
    metrics.fetched(result);
    errands.run(
        switch (result) {
          case FetchResult.Delivered delivered ->
              planner.delivered(now, fetch.request(), delivered.blocks().delivery());
          case FetchResult.Failed failed -> {
            failed(fetch, failed);
            yield planner.failed(now, fetch.request(), failed.fault());
          }
          case FetchResult.Violated violated ->
              planner.violated(
                  now, fetch.request(), fetch.peer(), violated.rule(), violated.detail());
        });
    listener.changed();
  }

  private void failed(Action.Fetch fetch, FetchResult.Failed failed) {
    LOG.debugf("%s of %s: %s", fetch.range(), fetch.peer(), failed);
    if (failed.fault() == FetchFault.TIMESTAMP_TOO_FAR_IN_FUTURE) {
      notices.aheadOfOurClock(fetch, Rule.TIMESTAMP_TOO_FAR_IN_FUTURE.wireName(), failed.detail());
    }
  }

  @Override
  public void verdict(long request, Verdict verdict) {
    metrics.imported(verdict);
    listener.verdictCame();
    errands.run(planner.verdict(loop.nowMs(), request, verdict));
    if (verdict instanceof Verdict.MissingParent) {
      listener.chainElsewhere();
    }
    listener.changed();
  }

  @Override
  public void broken(String reason) {
    LOG.warnf("the way to the chain broke: %s", reason);
    errands.run(planner.importBroken(loop.nowMs()));
    listener.chainElsewhere();
    listener.changed();
  }

  OptionalLong nextTick() {
    return planner.nextTick(loop.nowMs());
  }

  Planner planner() {
    return planner;
  }
}
