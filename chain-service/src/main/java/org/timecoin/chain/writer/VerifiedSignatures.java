package org.timecoin.chain.writer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.BooleanSupplier;
import org.timecoin.chain.apply.SignedInput;

/**
 * Remembers which signatures of transactions were found to hold, so that what was verified in a
 * proposal is not verified again when it is committed. Bounded; what is used least goes first. For
 * any thread.
 *
 * <p>Only what holds is remembered, under the name that fixes everything the verdict depends on.
 * Not remembered, since it depends on the chain and not on the transaction alone: that the key owns
 * the output that is spent. The rules ask for that each time, before any signature.
 */
public final class VerifiedSignatures {

  private final Cache<SignedInput, Boolean> known;

  /** A memory of at most so many signatures; 0 remembers none. */
  public VerifiedSignatures(int most) {
    // On the thread that puts the entry too many: no thread of its own, and the bound holds at
    // once.
    this.known =
        Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).recordStats().build();
  }

  /** Whether a signature holds: remembered, else verified now. */
  public boolean holds(SignedInput name, BooleanSupplier verification) {
    if (known.getIfPresent(name) != null) {
      return true;
    }
    boolean holds = verification.getAsBoolean();
    if (holds) {
      known.put(name, Boolean.TRUE);
    }
    return holds;
  }

  /** How many are remembered. */
  public long size() {
    known.cleanUp();
    return known.estimatedSize();
  }

  /** How often one was remembered. */
  public long hits() {
    return known.stats().hitCount();
  }

  /** How often one was not, and was verified. */
  public long misses() {
    return known.stats().missCount();
  }
}
