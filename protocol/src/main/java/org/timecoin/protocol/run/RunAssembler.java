package org.timecoin.protocol.run;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Puts runs together from their parts (docs/protocol.md, "Parts of a run"). Each sender has one
 * unfinished run at a time and sends its parts in order, so a first part begins a run anew, in
 * place of what that sender had begun. Bounded whatever comes: so many senders, the one that was
 * silent for longest making way, with at most 4 MiB each.
 *
 * <p>Whoever uses it asks first what may be kept at all: a proposal signed by a voter that leads,
 * an answer that was asked for. One thread at a time.
 *
 * @param <S> who sends, with {@code equals}
 */
public final class RunAssembler<S> {

  private final int sendersMost;

  /** In order of their last part. */
  private final SequencedMap<S, PartialRun> unfinished = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Nothing has come.
   *
   * @param sendersMost how many may have an unfinished run at a time, at least one
   */
  public RunAssembler(int sendersMost) {
    if (sendersMost < 1) {
      throw new IllegalArgumentException("at least one sender, not " + sendersMost);
    }
    this.sendersMost = sendersMost;
  }

  /** Takes a part of the run with this name. */
  public PartTaken take(S sender, RunName name, RunPart part) {
    PartialRun begun = unfinished.get(sender);
    boolean same = begun != null && begun.name().equals(name);
    if (!same && part.part() > 0) {
      return PartTaken.only(PartOutcome.FOREIGN);
    }
    return added(sender, same ? begun : new PartialRun(name, part.parts()), part);
  }

  private PartTaken added(S sender, PartialRun run, RunPart part) {
    PartOutcome outcome = run.add(part);
    switch (outcome) {
      case KEPT -> keep(sender, run);
      case DUPLICATE, FOREIGN -> {
        // What had come stands as it was.
      }
      case COMPLETE, CONTRADICTION, GAP -> unfinished.remove(sender);
    }
    return outcome == PartOutcome.COMPLETE
        ? new PartTaken(outcome, Optional.of(run.joined()))
        : PartTaken.only(outcome);
  }

  private void keep(S sender, PartialRun run) {
    unfinished.put(sender, run);
    if (unfinished.size() > sendersMost) {
      unfinished.pollFirstEntry();
    }
  }

  /** Drops what this sender has begun: it is gone. */
  public void forget(S sender) {
    unfinished.remove(sender);
  }

  /** How many senders have an unfinished run. */
  public int senders() {
    return unfinished.size();
  }

  /** Bytes of all unfinished runs together: at most 4 MiB a sender. */
  public long bytes() {
    return unfinished.values().stream().mapToLong(PartialRun::bytes).sum();
  }
}
