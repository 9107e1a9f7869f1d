package org.timecoin.chain;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.apply.ChainStorage.OutputCollision;
import org.timecoin.chain.apply.ChainStorage.StorageUnavailable;
import org.timecoin.chain.apply.InconsistentUndo;

/**
 * Undoes at start what has no certificate where one is needed. If the rows that this takes can't be
 * right, they are computed anew first: to give up would be to fail at each start.
 */
final class UncertifiedUndo {

  private final ChainHistory history;
  private final Consumer<String> reindex;
  private final BooleanSupplier isDue;
  private final BooleanSupplier isWriter;

  /**
   * Undoing with the help of a reindex.
   *
   * @param reindex makes one due, for a reason
   * @param isDue whether one is due or under way
   * @param isWriter whether this process still has the term that it began with
   */
  UncertifiedUndo(
      ChainHistory history,
      Consumer<String> reindex,
      BooleanSupplier isDue,
      BooleanSupplier isWriter) {
    this.history = history;
    this.reindex = reindex;
    this.isDue = isDue;
    this.isWriter = isWriter;
  }

  /** Waits as long as it takes under this term; fails when it ends, or when storage does. */
  ChainState from(ChainState stored) {
    try {
      return history.undoUncertified(stored);
    } catch (CompletionException e) {
      reindex.accept(inconsistency(e).orElseThrow(() -> e));
    }
    while (isDue.getAsBoolean()) {
      if (!isWriter.getAsBoolean()) {
        throw new IllegalStateException("the lease ended before a reindex did");
      }
      new CompletableFuture<Void>().completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
    }
    return history.undoUncertified(stored);
  }

  private static Optional<String> inconsistency(CompletionException failure) {
    return failure.getCause() instanceof StorageUnavailable storage
            && (storage.getCause() instanceof InconsistentUndo
                || storage.getCause() instanceof OutputCollision)
        ? Optional.of(storage.getMessage())
        : Optional.empty();
  }
}
