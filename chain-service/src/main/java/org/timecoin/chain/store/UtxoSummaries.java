package org.timecoin.chain.store;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.timecoin.protocol.bytes.Hash;

/**
 * The summary of all unspent outputs, made at most once for a tip, and by one scan at a time: those
 * who ask while it runs get its result, which names the tip it belongs to.
 */
public final class UtxoSummaries {

  private final Supplier<Uni<UtxoSummary>> scan;

  /** Guarded by this: the scan under way or the last one made. */
  private Optional<CompletableFuture<UtxoSummary>> latest = Optional.empty();

  /**
   * Guarded by this: promised to those who came while a scan ran, which began too early for them;
   * there until that scan's successor begins, and nobody else begins one meanwhile.
   */
  private Optional<CompletableFuture<UtxoSummary>> next = Optional.empty();

  /** Summaries made by this scan. */
  public UtxoSummaries(Supplier<Uni<UtxoSummary>> scan) {
    this.scan = scan;
  }

  /** The summary at this tip, or at the one that a scan under way belongs to. */
  public Uni<UtxoSummary> at(Hash tip) {
    return Uni.createFrom().completionStage(() -> current(tip));
  }

  /** A summary made from the rows as they are now, by a scan that begins after this was asked. */
  public Uni<UtxoSummary> fresh() {
    return Uni.createFrom().completionStage(this::anew);
  }

  private synchronized CompletionStage<UtxoSummary> current(Hash tip) {
    CompletableFuture<UtxoSummary> scanned =
        latest.filter(made -> !isOutdated(made, tip)).or(() -> next).orElseGet(this::begin);
    // A copy, so that one who gives up waiting doesn't end it for the others.
    return scanned.copy();
  }

  private static boolean isOutdated(CompletableFuture<UtxoSummary> made, Hash tip) {
    return made.isDone()
        && (made.isCompletedExceptionally() || !made.join().blockHash().equals(tip));
  }

  private synchronized CompletionStage<UtxoSummary> anew() {
    if (next.isPresent()) {
      return next.get().copy();
    }
    Optional<CompletableFuture<UtxoSummary>> underway = latest.filter(made -> !made.isDone());
    if (underway.isEmpty()) {
      return begin().copy();
    }
    CompletableFuture<UtxoSummary> promised = new CompletableFuture<>();
    next = Optional.of(promised);
    var unused = underway.get().whenComplete((made, failure) -> keep(promised));
    return promised.copy();
  }

  private void keep(CompletableFuture<UtxoSummary> promised) {
    var unused =
        begin()
            .whenComplete(
                (made, failure) -> {
                  if (failure == null) {
                    promised.complete(made);
                  } else {
                    promised.completeExceptionally(failure);
                  }
                });
  }

  private synchronized CompletableFuture<UtxoSummary> begin() {
    next = Optional.empty();
    // Deferred, so that one that can't even begin fails like one that ends badly.
    CompletableFuture<UtxoSummary> begun =
        Uni.createFrom().deferred(scan::get).subscribeAsCompletionStage();
    latest = Optional.of(begun);
    return begun;
  }
}
