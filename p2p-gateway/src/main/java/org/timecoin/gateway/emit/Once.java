package org.timecoin.gateway.emit;

import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.timecoin.protocol.bytes.Hash;

/**
 * Lets an item be published once, however many peers bring it: those who bring it while it is under
 * way, or later, hear of the same publication. Remembers a bounded number, the oldest forgotten
 * first. Used on the loop only.
 */
final class Once {

  private final Executor loop;
  private final int most;
  private final Map<Hash, Uni<Void>> known = new LinkedHashMap<>();

  Once(Executor loop, int most) {
    this.loop = loop;
    this.most = most;
  }

  /** The publication of this item: the one under way or done, or else this new one. */
  Uni<Void> of(Hash item, Supplier<Uni<Void>> publication) {
    Uni<Void> before = known.get(item);
    if (before != null) {
      return before;
    }
    // The publication holds the item's bytes; what is remembered afterwards is only that it is
    // done.
    Uni<Void> now =
        publication
            .get()
            .emitOn(loop)
            .invoke(() -> known.replace(item, Uni.createFrom().voidItem()))
            .memoize()
            .indefinitely();
    known.put(item, now);
    if (known.size() > most) {
      known.remove(known.keySet().iterator().next());
    }
    return now;
  }
}
