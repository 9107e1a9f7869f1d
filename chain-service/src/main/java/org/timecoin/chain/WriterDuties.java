package org.timecoin.chain;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.emit.OutboxPublisher;
import org.timecoin.chain.heal.ChainDoctor;
import org.timecoin.chain.heal.Complaints;
import org.timecoin.chain.intake.IntakeReader;
import org.timecoin.chain.lease.HeldTerm;
import org.timecoin.chain.lease.Term;
import org.timecoin.chain.store.NodeDatabase;
import org.timecoin.chain.store.StoredTip;
import org.timecoin.chain.store.TipReader;
import org.timecoin.chain.writer.ApplyQueue;
import org.timecoin.chain.writer.ChainView;
import org.timecoin.chain.writer.CurrentChain;
import org.timecoin.chain.writer.Duties;
import org.timecoin.protocol.network.NetworkParameters;

/** What the writer does and readers don't: apply, read announced blocks, publish events. */
final class WriterDuties implements Duties {

  private static final Logger LOG = Logger.getLogger(WriterDuties.class);

  /** The thread that follows is the one that takes the lease. */
  private static final Duration FOLLOW_MOST = Duration.ofSeconds(1);

  private final NodeDatabase database;
  private final NetworkParameters network;
  private final ChainHistory history;
  private final ChainDoctor doctor;
  private final Complaints complaints;
  private final HeldTerm held;
  private final ApplyQueue queue;
  private final CurrentChain current;
  private final TipReader tips;
  private final OutboxPublisher publisher;
  private final IntakeReader intake;
  private final Duration patience;

  WriterDuties(
      NodeDatabase database,
      NetworkParameters network,
      ChainHistory history,
      ChainDoctor doctor,
      Complaints complaints,
      HeldTerm held,
      ApplyQueue queue,
      CurrentChain current,
      TipReader tips,
      OutboxPublisher publisher,
      IntakeReader intake,
      Duration patience) {
    this.database = database;
    this.network = network;
    this.history = history;
    this.doctor = doctor;
    this.complaints = complaints;
    this.held = held;
    this.queue = queue;
    this.current = current;
    this.tips = tips;
    this.publisher = publisher;
    this.intake = intake;
    this.patience = patience;
  }

  @Override
  public ChainView load(Term term) {
    String incarnation = database.open(network);
    // Before anything is loaded: it also heals what can't be loaded.
    doctor.begin();
    ChainState stored = stored(term);
    history.check(stored);
    ChainState state =
        new UncertifiedUndo(
                history, doctor::reindexFirst, doctor::isReindexDue, () -> isWriter(term))
            .from(stored);
    LOG.infof("the chain is at height %d, %s", state.tip().height(), state.tip().hash());
    return new ChainView(incarnation, state);
  }

  /** A last block that is damaged is healed under this term, which may take a while. */
  private ChainState stored(Term term) {
    while (true) {
      try {
        return await(queue.state());
      } catch (CompletionException e) {
        boolean healing = complaints.damagedCount() > 0 && isWriter(term);
        if (!healing) {
          throw e;
        }
        LOG.infof("the chain can't be loaded yet: %s", e.getCause().getMessage());
      }
      new CompletableFuture<Void>().completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
    }
  }

  private boolean isWriter(Term term) {
    return held.get().equals(Optional.of(term));
  }

  @Override
  public void begin(ChainView loaded) {
    publisher.start(loaded.incarnation(), held.require());
    intake.start();
  }

  @Override
  public void end() {
    intake.close();
    publisher.stop();
    await(queue.forget());
  }

  @Override
  public boolean follow() {
    Optional<ChainView> known = current.get();
    if (known.isEmpty()) {
      database.requireOurs(network);
    }
    Optional<StoredTip> news =
        known
            .map(view -> tips.unless(view.incarnation(), view.state().eventSeq()))
            .orElseGet(tips::now)
            .await()
            .atMost(FOLLOW_MOST);
    if (known.isEmpty()) {
      news.ifPresent(tip -> history.check(tip.state()));
    }
    news.ifPresent(tip -> current.open(tip.incarnation(), tip.state()));
    return current.get().isPresent();
  }

  private <T> T await(CompletionStage<T> answer) {
    return answer
        .toCompletableFuture()
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }
}
