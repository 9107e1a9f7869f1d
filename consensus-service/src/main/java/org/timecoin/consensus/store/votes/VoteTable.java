package org.timecoin.consensus.store.votes;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.timecoin.consensus.sign.Continuity;
import org.timecoin.consensus.sign.InsertRule;
import org.timecoin.consensus.sign.Lease;
import org.timecoin.consensus.sign.Standing;
import org.timecoin.consensus.sign.StoreAnswer;
import org.timecoin.consensus.sign.TableIdentity;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.consensus.sign.VoteLog;
import org.timecoin.consensus.sign.VoteLogStopped;
import org.timecoin.consensus.sign.VoteLogUnavailable;
import org.timecoin.consensus.sign.VoteRow;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;

/**
 * The vote log of one key in PostgreSQL, on one connection of its own (consensus.md section 3,
 * "Never sign twice"). A lost connection is made anew and what was asked is asked again, until the
 * call's deadline; whatever is answered was committed synchronously, by a transaction that itself
 * wrote. Once stopped for good, it writes that down, and tries again by itself until it is written.
 * Blocking; one call at a time.
 */
public final class VoteTable implements VoteLog, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(VoteTable.class);

  private static final String REMEDY =
      ". Nothing is signed; see docs/operating.md, \"Restoring the vote table\", and confirm it.";
  private static final String RESTORED =
      "The vote table is a restored copy: votes may be missing" + REMEDY;
  private static final String DOUBLED =
      "Votes of the key are about that its table lacks: another process may sign with it" + REMEDY;

  private final VoteTables tables;
  private final PublicKey key;
  private final Hash genesis;
  private final RetryPause pause;
  private final RetryPause pauseWriting;
  private final StoreTransaction storing;
  private Optional<Session> session = Optional.empty();
  private Continuity known = Continuity.NONE;

  /** What this process found or was told: for good. */
  private volatile Optional<VoteLogStopped> stopped = Optional.empty();

  /** What the table told when it was looked at last: until it tells something else. */
  private volatile Optional<VoteLogStopped> doubted = Optional.empty();

  private boolean writtenDown;
  private boolean writing;
  private boolean closed;

  VoteTable(
      VoteTables tables, PublicKey key, Hash genesis, InsertRule rule, RandomGenerator random) {
    VoteTableSettings settings = tables.settings();
    this.tables = tables;
    this.key = key;
    this.genesis = genesis;
    this.storing = new StoreTransaction(rule);
    this.pause = new RetryPause(settings.pauseFirst(), settings.pauseMost(), random);
    this.pauseWriting =
        new RetryPause(settings.pauseFirst(), settings.pauseMost(), RandomGenerator.getDefault());
  }

  /** Connects for the first time; a table that is not to be signed with is no failure. */
  void begin() {
    try {
      call("open", one -> true);
    } catch (VoteLogStopped distrusted) {
      // standing() tells; nothing is stored until an operator confirms
      LOG.warn(distrusted.getMessage());
    }
  }

  /** What keeps this log from storing, if anything does: the voter's standing then. */
  public Optional<Standing> standing() {
    return stopped.or(() -> doubted).map(why -> new Standing.Observing(why.reason()));
  }

  @Override
  public Lease takeOver() {
    return takeOver(KeyRows::raise).orElseThrow(() -> new VoteTableRefused(Refusal.KEY_UNKNOWN));
  }

  /** Takes the lease if nobody has renewed it for its term, by the database's clock. */
  public Optional<Lease> takeOverIfExpired() {
    return takeOver(KeyRows::raiseExpired);
  }

  /** A way to raise the epoch. */
  private interface Raise {
    OptionalLong by(KeyRows rows, long timeline, Duration term) throws SQLException;
  }

  private synchronized Optional<Lease> takeOver(Raise raise) {
    OptionalLong epoch =
        call(
            "take the lease",
            one -> {
              long timeline = known.identity().orElseThrow().timeline();
              OptionalLong raised = raise.by(rows(one), timeline, tables.settings().leaseTerm());
              // Whoever distrusts takes the lease too, so none comes between this and the commit.
              requireTrusted(rows(one));
              return raised;
            });
    epoch.ifPresent(raised -> known = known.with(new Lease(raised)));
    return epoch.isPresent() ? Optional.of(new Lease(epoch.getAsLong())) : Optional.empty();
  }

  private void requireTrusted(KeyRows rows) throws SQLException {
    doubted = rows.recorded().distrust().map(VoteTable::stoppedFor);
    if (doubted.isPresent()) {
      throw doubted.get();
    }
  }

  private static VoteLogStopped stoppedFor(Standing.Reason reason) {
    return new VoteLogStopped(reason, reason == Standing.Reason.DOUBLED ? DOUBLED : RESTORED);
  }

  /** Puts off the lease's expiry by its term; false when another process has taken it. */
  public synchronized boolean renew(Lease lease) {
    return call(
        "renew the lease", one -> rows(one).renew(lease.epoch(), tables.settings().leaseTerm()));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException when run or quorum are larger than any may be
   */
  @Override
  public synchronized StoreAnswer store(VoteIntent intent, Lease lease) {
    StoreTransaction.requireSized(intent);
    VoteRow row = new VoteRow(key, genesis, intent, lease.epoch());
    StoreAnswer answer = call("store a vote", one -> storing.run(rows(one), votes(one), row));
    if (answer.maySign()) {
      known = known.with(row);
    }
    return answer;
  }

  @Override
  public synchronized List<VoteRow> highestInstance() {
    List<VoteRow> found =
        call(
            "read the votes",
            one -> {
              // What is read will be sent again: it must be as durable as what is stored.
              rows(one).flush();
              return votes(one).highestInstance();
            });
    if (!found.isEmpty()) {
      known = known.with(found.getLast());
    }
    return found;
  }

  @Override
  public synchronized boolean holds(VoteIntent intent) {
    VoteRow row = new VoteRow(key, genesis, intent, 0);
    return call("look for a vote", one -> Opening.holds(votes(one), row));
  }

  @Override
  public synchronized TableIdentity identity() {
    call("ask what the table is", one -> true);
    return known.identity().orElseThrow();
  }

  /**
   * {@inheritDoc} This process stops at once; what the database doesn't take now is written later.
   */
  @Override
  public synchronized void distrust(Standing.Reason reason) {
    if (stopped.isEmpty()) {
      stopped = Optional.of(stoppedFor(reason));
      // Whoever connects anew writes it down.
      drop();
    }
    try {
      tried("write down that nothing may be signed", one -> true);
    } catch (VoteLogStopped written) {
      LOG.warn(written.getMessage());
    } catch (VoteLogUnavailable away) {
      writeLater();
      throw away;
    }
  }

  /** For those who ask no more, since they have heard that nothing is signed. */
  private void writeLater() {
    if (!writing) {
      writing = true;
      Thread.ofPlatform().daemon().name("vote-table-distrust").start(this::writeUntilDone);
    }
  }

  private void writeUntilDone() {
    int failures = 1;
    while (pauseWriting.after(failures, Deadline.in(tables.settings().patience()))
        && !isWritten()) {
      failures++;
    }
  }

  private synchronized boolean isWritten() {
    if (!closed && !writtenDown) {
      try {
        connected(Deadline.in(tables.settings().patience()));
      } catch (VoteLogStopped written) {
        LOG.warn(written.getMessage());
      } catch (SQLException | VoteLogUnavailable away) {
        LOG.debugf("cannot write down that nothing may be signed: %s", away.getMessage());
      } finally {
        drop();
      }
    }
    return closed || writtenDown;
  }

  private KeyRows rows(Session one) {
    return new KeyRows(one, key);
  }

  private VoteRows votes(Session one) {
    return new VoteRows(one, key, genesis);
  }

  private synchronized <T> T call(String what, Session.Work<T> work) {
    try {
      return tried(what, work);
    } catch (VoteLogUnavailable away) {
      if (stopped.isPresent()) {
        writeLater();
        throw stopped.get();
      }
      throw away;
    }
  }

  private <T> T tried(String what, Session.Work<T> work) {
    if (closed) {
      throw new IllegalStateException("the vote table is closed");
    }
    Session.refuseEventLoop();
    Deadline deadline = Deadline.in(tables.settings().patience());
    for (int failures = 1; ; failures++) {
      if (writtenDown) {
        throw stopped.orElseThrow();
      }
      try {
        return connected(deadline).transaction(work);
      } catch (SQLException e) {
        drop();
        requireAnotherTry(what, e, failures, deadline);
      } catch (RuntimeException e) {
        drop();
        throw e;
      }
    }
  }

  private void requireAnotherTry(String what, SQLException e, int failures, Deadline deadline) {
    if (stopped.isEmpty()) {
      SqlStates.throwMistakes(e);
    }
    LOG.infof("cannot %s (try %d): %s", what, failures, e.getMessage());
    if (deadline.isPast() || !pause.after(failures, deadline)) {
      throw new VoteLogUnavailable(
          "Cannot %s, and whether it happened is unknown; look after the database at %s: %s"
              .formatted(what, tables.access(), e.getMessage()),
          e);
    }
  }

  private Session connected(Deadline deadline) throws SQLException {
    if (session.isEmpty()) {
      session = Optional.of(Session.connect(tables.access(), tables.settings(), deadline));
      check(session.get());
    }
    session.get().until(deadline);
    return session.get();
  }

  private void check(Session fresh) throws SQLException {
    doubted = fresh.transaction(this::look);
    writtenDown = stopped.isPresent();
    Optional<VoteLogStopped> why = stopped.or(() -> doubted);
    if (why.isPresent()) {
      throw why.get();
    }
  }

  /** What stands against signing with the table; what only this process knows is written down. */
  private Optional<VoteLogStopped> look(Session one) throws SQLException {
    TableIdentity found = Opening.facts(one).identity();
    Opening.requireKey(rows(one), genesis);
    Continuity.Finding finding = Opening.compare(rows(one), votes(one), found, known);
    if (stopped.isEmpty() && finding == Continuity.Finding.LOST) {
      stopped = Optional.of(stoppedFor(Standing.Reason.RESTORED));
    }
    if (stopped.isPresent()) {
      Recorded.Word word = Recorded.Word.of(stopped.get().reason());
      rows(one).distrust(found, word, tables.settings().leaseTerm());
    } else if (finding == Continuity.Finding.UNVOUCHED) {
      Optional<Standing.Reason> told = rows(one).recorded().distrust();
      return Optional.of(stoppedFor(told.orElse(Standing.Reason.RESTORED)));
    } else {
      known = known.on(found);
    }
    return Optional.empty();
  }

  private void drop() {
    session.ifPresent(Session::abandon);
    session = Optional.empty();
  }

  /** Gives the connection back; a call that waits for another try ends. */
  @Override
  public void close() {
    pause.close();
    pauseWriting.close();
    synchronized (this) {
      closed = true;
      session.ifPresent(Session::close);
      session = Optional.empty();
    }
  }
}
