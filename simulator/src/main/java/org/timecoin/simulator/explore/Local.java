package org.timecoin.simulator.explore;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.timecoin.consensus.round.State;
import org.timecoin.consensus.round.Timer;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.protocol.vote.Signed;

/**
 * One honest voter: its engine's state with the timers that run, and what survives a crash.
 *
 * @param who which of the honest ones
 * @param pending timers that would still have an effect
 * @param said all that it ever sent, as {@link Words}
 * @param log the rows of its vote table, lowest first
 * @param restarted whether it has crashed
 * @param decided the value it handed to the chain, or 0
 * @param broken what it did against the rules
 */
record Local(
    int who,
    State state,
    Set<Timer> pending,
    long said,
    List<VoteIntent> log,
    boolean restarted,
    int decided,
    Optional<String> broken) {

  /** All that has influence on what may happen from now on; states with equal keys are one. */
  record Key(
      int who,
      long said,
      long log,
      boolean restarted,
      int decided,
      int place,
      int lock,
      int valid,
      Optional<String> broken) {}

  /** All that has influence on what happens when nobody lies and old messages stay lost. */
  record Outlook(int who, long kept, long rows, int decided, int place, int lock, int valid) {}

  Local {
    pending = Set.copyOf(pending);
    log = List.copyOf(log);
  }

  /**
   * The key. Not in it are: timers, and whether they were set, since a quorum that sets them can
   * always be heard again; hearing, runs at hand and evidence, since no rule of these rounds asks
   * for them beyond what a repeated message brings; and of who has decided, anything else.
   */
  Key key(Words words) {
    boolean open = decided == 0;
    return new Key(
        who,
        said,
        rows(words),
        restarted,
        decided,
        open ? place() : 0,
        open ? lock(words) : 0,
        open ? valid(words) : 0,
        broken);
  }

  /** The outlook, given the place of this voter; whoever has decided only shows that. */
  Outlook outlook(Words words, int own) {
    if (decided != 0) {
      return new Outlook(who, 0, 0, decided, 0, 0, 0);
    }
    long kept = 0;
    for (Signed one : state.messagesOf(own)) {
      kept |= 1L << words.bit(one.statement());
    }
    long rows = isListening() ? rows(words) : 0;
    return new Outlook(who, kept, rows, 0, place(), lock(words), valid(words));
  }

  private int lock(Words words) {
    return state.lock().map(lock -> pair(lock.round(), words.code(lock.value()))).orElse(0);
  }

  private int valid(Words words) {
    return state.valid().map(v -> pair(v.round(), words.code(v.run().value()))).orElse(0);
  }

  private static int pair(int round, int code) {
    return round * Words.VALUES + code;
  }

  private int place() {
    return isListening() ? -1 : state.roundNumber() * 3 + state.step().code();
  }

  boolean isListening() {
    return state.standing() instanceof Standing.Listening;
  }

  /** The statements in the log. */
  private long rows(Words words) {
    long rows = 0;
    for (VoteIntent row : log) {
      rows |= 1L << words.bit(row.statement());
    }
    return rows;
  }

  /** Less what it heard of others. */
  Local unheard() {
    return new Local(who, state.unheard(), pending, said, log, restarted, decided, broken);
  }
}
