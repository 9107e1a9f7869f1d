package org.timecoin.chain.heal;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.timecoin.chain.apply.ApplyWatch;
import org.timecoin.chain.apply.Refusal;
import org.timecoin.chain.verify.DamageWatch;
import org.timecoin.chain.writer.Pause;
import org.timecoin.protocol.rules.Rule;

/**
 * Where whoever meets damage says so, from any thread, and where the writer sees whether it has to
 * wait. Nothing here is stored: damage that is forgotten over a restart is found again.
 */
public final class Complaints implements DamageWatch, ApplyWatch, Pause {

  /** More are not kept; they are found again when these are put right. */
  private static final int DAMAGED_MAX = 1_000;

  private final NavigableSet<Long> damaged = new ConcurrentSkipListSet<>();
  private final AtomicReference<Optional<String>> suspicion =
      new AtomicReference<>(Optional.empty());
  private final AtomicBoolean wrongTip = new AtomicBoolean();
  private final AtomicReference<Optional<String>> waits = new AtomicReference<>(Optional.empty());

  @Override
  public void damaged(long height) {
    if (damaged.size() < DAMAGED_MAX) {
      damaged.add(height);
    }
  }

  /** An output that a block spends and that is not there may be missing by our own fault. */
  @Override
  public void refused(Refusal.Broken broken) {
    if (broken.rule().equals(Rule.UNKNOWN_OR_SPENT_INPUT.wireName())) {
      inconsistent("block " + broken.height() + " spends what is not stored");
    }
  }

  @Override
  public void inconsistent(String reason) {
    suspicion.set(Optional.of(reason));
  }

  @Override
  public void wrongTip() {
    wrongTip.set(true);
  }

  /** Whether the stored tip may be wrong; told once, the next commit that fails says it again. */
  boolean takeWrongTip() {
    return wrongTip.getAndSet(false);
  }

  /** Heights of blocks that are known to be damaged. */
  List<Long> damaged() {
    return List.copyOf(damaged);
  }

  /** How many that are. */
  public int damagedCount() {
    return damaged.size();
  }

  void isHealed(long height) {
    damaged.remove(height);
  }

  /** Why what is computed from blocks may be wrong; told once. */
  Optional<String> takeSuspicion() {
    return suspicion.getAndSet(Optional.empty());
  }

  /** Nobody could look into this one yet, so it stays, unless there is another by now. */
  void stillSuspects(String reason) {
    suspicion.updateAndGet(newer -> newer.or(() -> Optional.of(reason)));
  }

  void letWriterWait(Optional<String> why) {
    waits.set(why);
  }

  @Override
  public Optional<String> reason() {
    return waits.get();
  }
}
