package org.timecoin.gateway.serve;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Lets a few tasks of a costly kind run at a time; the others wait in order. How many wait is
 * bounded by their callers: every peer has one task at a time. Used on the loop only.
 */
final class Turns {

  private final Deque<UniEmitter<? super Boolean>> waiting = new ArrayDeque<>();
  private int free;

  Turns(int atOnce) {
    this.free = atOnce;
  }

  /** Runs a task when it is its turn. */
  <T> Uni<T> take(Supplier<Uni<? extends T>> task) {
    return turn()
        .chain(ignored -> Uni.createFrom().deferred(task).onTermination().invoke(this::done));
  }

  private Uni<Boolean> turn() {
    if (free > 0) {
      free--;
      return Uni.createFrom().item(true);
    }
    return Uni.createFrom().<Boolean>emitter(waiting::addLast);
  }

  private void done() {
    UniEmitter<? super Boolean> next = waiting.pollFirst();
    if (next == null) {
      free++;
    } else {
      next.complete(true);
    }
  }
}
