package org.timecoin.chain.intake;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.timecoin.chain.apply.CommitNotes.LogMark;

/**
 * Saves how far the log was read when records have no effect to commit it with: every so many, so
 * that a flood of useless blocks costs few writes, and a restart reads few of them again.
 */
final class OffsetKeeper {

  private final Function<LogMark, Uni<Void>> save;
  private final int every;
  private final AtomicInteger unsaved = new AtomicInteger();

  /**
   * A keeper.
   *
   * @param every records without effect between two writes
   */
  OffsetKeeper(Function<LogMark, Uni<Void>> save, int every) {
    this.save = save;
    this.every = every;
  }

  /** The position was committed with an effect. */
  void withEffect() {
    unsaved.set(0);
  }

  /** A record is done that had none. */
  Uni<Void> withoutEffect(LogMark mark) {
    if (unsaved.incrementAndGet() < every) {
      return Uni.createFrom().voidItem();
    }
    return save.apply(mark).invoke(() -> unsaved.set(0));
  }
}
