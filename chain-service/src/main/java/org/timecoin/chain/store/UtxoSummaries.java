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

  /** Summaries made by this scan. */
  public UtxoSummaries(Supplier<Uni<UtxoSummary>> scan) {
    this.scan = scan;
  }

  /** The summary at this tip, or at the one that a scan under way belongs to. */
  public Uni<UtxoSummary> at(Hash tip) {
    return Uni.createFrom().completionStage(() -> current(Optional.of(tip)));
  }

  /** A summary made from the rows as they are, whatever was made before. */
  public Uni<UtxoSummary> fresh() {
    return Uni.createFrom().completionStage(() -> current(Optional.empty()));
  }

  private synchronized CompletionStage<UtxoSummary> current(Optional<Hash> tip) {
    if (latest.isEmpty() || isOutdated(latest.get(), tip)) {
      latest = Optional.of(scan.get().subscribeAsCompletionStage());
    }
    // A copy, so that one who gives up waiting doesn't end it for the others.
    return latest.get().copy();
  }

  private static boolean isOutdated(CompletableFuture<UtxoSummary> made, Optional<Hash> tip) {
    if (!made.isDone()) {
      return false;
    }
    return made.isCompletedExceptionally()
        || tip.map(hash -> !made.join().blockHash().equals(hash)).orElse(true);
  }
}
