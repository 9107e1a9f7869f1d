package org.timecoin.sync.run;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.timecoin.sync.plan.Tip;
import org.timecoin.sync.run.loop.EventLoop;
import org.timecoin.sync.view.ChainCursor;

/**
 * Knows where our chain stands: from its events, and by asking when an event is missing. A question
 * that failed is asked again until it is answered.
 */
final class ChainFollower {

  private static final Logger LOG = Logger.getLogger(ChainFollower.class);
  private static final int FIRST_RETRY_MS = 200;
  private static final int MOST_RETRY_MS = 5_000;
  private static final int MOST_DOUBLINGS = 10;
  private static final int TOLD_FROM = 8;

  private final ChainPort chain;
  private final EventLoop loop;
  private final RandomGenerator random;
  private final ChainCursor cursor = new ChainCursor();
  private final Consumer<Tip> raised;
  private final Consumer<Tip> exact;
  private boolean asking;
  private boolean askAgain;
  private volatile boolean loaded;
  private int failures;

  /**
   * A follower.
   *
   * @param raised told of tips that an event announces: the chain stands there or higher
   * @param exact told where the chain stands by its own answer, which may be lower than before
   */
  ChainFollower(
      ChainPort chain,
      EventLoop loop,
      RandomGenerator random,
      Consumer<Tip> raised,
      Consumer<Tip> exact) {
    this.chain = chain;
    this.loop = loop;
    this.random = random;
    this.raised = raised;
    this.exact = exact;
  }

  /** Asks the chain; once more when an answer is under way that may be older than the reason. */
  void ask() {
    loop.check();
    if (asking) {
      askAgain = true;
      return;
    }
    asking = true;
    askAgain = false;
    chain.position().emitOn(loop).subscribe().with(this::answered, this::failed);
  }

  private void answered(ChainPosition position) {
    asking = false;
    failures = 0;
    boolean current = cursor.answered(position.incarnation(), position.seq());
    if (!current || askAgain) {
      ask();
      return;
    }
    loaded = true;
    exact.accept(position.tip());
  }

  private void failed(Throwable failure) {
    int bound = FIRST_RETRY_MS << Math.min(failures, MOST_DOUBLINGS);
    // Said after some seconds and then at each doubling: services start in any order, and the chain
    // may
    // be away for long.
    if (++failures >= TOLD_FROM && Integer.bitCount(failures) == 1) {
      LOG.warnf("the chain does not say where it stands (%d times): %s", failures, failure);
    }
    loop.after(1 + random.nextInt(Math.min(bound, MOST_RETRY_MS)), this::retry);
  }

  private void retry() {
    asking = false;
    ask();
  }

  /** Blocks were applied, the last of them this one. */
  void applied(String incarnation, long seq, Tip tip) {
    switch (cursor.event(incarnation, seq)) {
      case NEXT -> raised.accept(tip);
      case GAP -> ask();
      case KNOWN -> {}
    }
  }

  /** Blocks were undone: only the chain itself can say where it stands by now. */
  void undone(String incarnation, long seq) {
    if (cursor.event(incarnation, seq) != ChainCursor.Step.KNOWN) {
      ask();
    }
  }

  /** A verdict told of a tip: an answer that is under way may be older than that. */
  void overtaken() {
    askAgain = asking;
  }

  /** Whether the chain has told where it stands. May be asked from any thread. */
  boolean isLoaded() {
    return loaded;
  }
}
