package org.timecoin.chain.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.timecoin.chain.apply.SignatureClaim;
import org.timecoin.chain.apply.SignatureVerifier;

/**
 * Verifies signatures on a few threads of its own. Each takes the next claim until none is left, so
 * there is nothing to queue; after a false one, later claims are skipped.
 */
public final class ParallelVerifier implements SignatureVerifier, AutoCloseable {

  private final int threads;
  private final VerifiedSignatures verified;
  private final ExecutorService pool;
  private final LongAdder checked = new LongAdder();

  /** A verifier on so many threads, at least one, that remembers nothing. */
  public ParallelVerifier(int threads) {
    this(threads, new VerifiedSignatures(0));
  }

  /** A verifier on so many threads, at least one, that looks first whether it is known already. */
  public ParallelVerifier(int threads, VerifiedSignatures verified) {
    this.threads = threads;
    this.verified = verified;
    this.pool =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("chain-signatures-", 0).factory());
  }

  @Override
  public OptionalInt firstFalse(List<SignatureClaim> claims) {
    if (claims.isEmpty()) {
      return OptionalInt.empty();
    }
    AtomicInteger next = new AtomicInteger();
    AtomicInteger firstFalse = new AtomicInteger(Integer.MAX_VALUE);
    List<CompletableFuture<Void>> workers = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, claims.size()); i++) {
      workers.add(CompletableFuture.runAsync(() -> work(claims, next, firstFalse), pool));
    }
    CompletableFuture.allOf(workers.toArray(CompletableFuture[]::new)).join();
    return firstFalse.get() == Integer.MAX_VALUE
        ? OptionalInt.empty()
        : OptionalInt.of(firstFalse.get());
  }

  /** Signatures verified so far; those that were remembered don't count. */
  public long checked() {
    return checked.sum();
  }

  private void work(List<SignatureClaim> claims, AtomicInteger next, AtomicInteger firstFalse) {
    for (int i = next.getAndIncrement(); i < claims.size(); i = next.getAndIncrement()) {
      // Only claims behind a false one are skipped, so the first false one is always found.
      if (i < firstFalse.get()) {
        if (!holds(claims.get(i))) {
          firstFalse.accumulateAndGet(i, Math::min);
        }
      }
    }
  }

  private boolean holds(SignatureClaim claim) {
    return claim.name().isPresent()
        ? verified.holds(claim.name().get(), () -> verify(claim))
        : verify(claim);
  }

  private boolean verify(SignatureClaim claim) {
    checked.increment();
    return claim.holds().getAsBoolean();
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
