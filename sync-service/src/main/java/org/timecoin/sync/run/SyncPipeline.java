package org.timecoin.sync.run;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.timecoin.sync.decide.Decision;
import org.timecoin.sync.measure.SyncMetrics;
import org.timecoin.sync.plan.PlannedRange;
import org.timecoin.sync.plan.Planner;
import org.timecoin.sync.plan.Tip;
import org.timecoin.sync.run.loop.EventLoop;
import org.timecoin.sync.view.PeerDirectory;
import org.timecoin.sync.view.PeerView;
import org.timecoin.sync.view.Sighting;
import org.timecoin.sync.watch.Speed;
import org.timecoin.sync.watch.SyncReport;

/**
 * Everything this service knows and does, on one event loop: an event changes what is known, the
 * decision is made anew, and the planner goes to work on it. All methods are called on that loop.
 */
public final class SyncPipeline {

  private static final long SPEED_WINDOW_MS = 10_000;

  private final EventLoop loop;
  private final PeerDirectory directory;
  private final Course course;
  private final Work work;
  private final ChainFollower follower;
  private final Announcer announcer;
  private final SyncMetrics metrics;
  private final Speed speed = new Speed(SPEED_WINDOW_MS);
  private Decision decision = SyncReport.NOTHING.decision();
  private List<PeerView> peers = List.of();
  private EventLoop.Timer timer = EventLoop.Timer.NONE;
  private boolean stopped;

  /** A pipeline that knows nothing yet. */
  public SyncPipeline(
      EventLoop loop,
      PipelineParts parts,
      BlockSource source,
      ChainPort chain,
      SyncMetrics metrics) {
    this.loop = loop;
    this.metrics = metrics;
    this.directory = new PeerDirectory(parts.beatMs(), parts.connections());
    this.course = new Course(parts.rules(), parts.watch(), parts.timetable(), parts.restMs());
    this.announcer = new Announcer(metrics);
    Planner planner =
        new Planner(
            parts.limits(),
            parts.times(),
            parts.rules().undeliveredMost(),
            parts.random(),
            parts.genesis());
    this.follower = new ChainFollower(chain, loop, parts.random(), this::raised, this::stands);
    this.work = new Work(loop, planner, source, chain, metrics, new Changes());
  }

  /** Asks the chain where it stands: at the start, and whenever something may have been missed. */
  public void askChain() {
    follower.ask();
  }

  /** Gives up whatever is under way, for good. */
  public void stop() {
    stopped = true;
    timer.cancel();
    work.stop();
  }

  /** A gateway told of a peer. */
  public void heard(String key, Sighting sighting) {
    loop.check();
    directory.heard(key, sighting, loop.nowMs());
    peersChanged();
  }

  /** A gateway told that a connection is gone. */
  public void gone(String key) {
    loop.check();
    directory.gone(key);
    peersChanged();
  }

  /** The chain told of blocks applied. */
  public void applied(String incarnation, long seq, Tip tip) {
    follower.applied(incarnation, seq, tip);
  }

  /** The chain told of blocks undone. */
  public void undone(String incarnation, long seq) {
    follower.undone(incarnation, seq);
  }

  private void raised(Tip tip) {
    if (tip.height() > work.planner().tip().height()) {
      stands(tip);
    }
  }

  private void stands(Tip tip) {
    work.tip(tip);
    steer();
  }

  private void peersChanged() {
    Map<String, Long> before = heights(peers);
    directory.expire(loop.nowMs());
    peers = directory.peers(loop.nowMs());
    if (!heights(peers).equals(before)) {
      work.peers(heights(peers));
    }
    steer();
  }

  private static Map<String, Long> heights(List<PeerView> views) {
    return views.stream().collect(Collectors.toMap(PeerView::peer, PeerView::height));
  }

  /** Time has passed, and nothing else happened. */
  private void wake() {
    work.tick();
    peersChanged();
  }

  private void steer() {
    if (stopped || !follower.isLoaded()) {
      return;
    }
    long now = loop.nowMs();
    speed.mark(now, work.planner().tip().height());
    Course.Heading heading = course.look(now, work.planner(), peers);
    decision = heading.decision();
    announcer.decided(decision);
    long idleSeconds = course.secondsWithoutProgress(now);
    switch (heading.finding()) {
      case STALLED -> announcer.stalled(idleSeconds, work.planner().obstacle(now));
      case OVER -> announcer.over(idleSeconds, work.planner().obstacle(now));
      case FINE -> {}
    }
    if (decision instanceof Decision.Sync sync) {
      work.aimAt(sync.target());
    } else {
      work.rest();
    }
    metrics.stands(report());
    setTimer(now);
  }

  private void setTimer(long now) {
    OptionalLong next =
        Stream.of(work.nextTick(), course.nextLook(now), directory.nextExpiry())
            .flatMapToLong(OptionalLong::stream)
            .min();
    timer.cancel();
    timer = next.isEmpty() ? EventLoop.Timer.NONE : loop.after(next.getAsLong() - now, this::wake);
  }

  /** Whether the chain has told where it stands: before that there is nothing to report. */
  public boolean isLoaded() {
    return follower.isLoaded();
  }

  /** What is being done at this moment. */
  public SyncReport report() {
    loop.check();
    long now = loop.nowMs();
    Planner planner = work.planner();
    long tip = planner.tip().height();
    long target = decision instanceof Decision.Sync sync ? sync.target() : tip;
    String reason =
        course.isStalled()
            ? "%s; nothing applied for %d s: %s"
                .formatted(
                    decision.reason(),
                    course.secondsWithoutProgress(now),
                    planner.obstacle(now).sentence())
            : decision.reason();
    return new SyncReport(
        decision,
        reason,
        tip,
        course.expectedHeight(),
        target,
        speed.blocksPerSecond(now),
        target > tip ? speed.secondsTo(target, now) : OptionalDouble.empty(),
        directory.connections(),
        planner.inFlight(),
        course.isStalled());
  }

  /** The plan, lowest heights first. */
  public List<PlannedRange> ranges() {
    loop.check();
    return work.planner().ranges();
  }

  /** What comes of the work. */
  private final class Changes implements Work.Listener {

    @Override
    public void verdictCame() {
      follower.overtaken();
    }

    @Override
    public void chainElsewhere() {
      follower.ask();
    }

    @Override
    public void changed() {
      steer();
    }
  }
}
