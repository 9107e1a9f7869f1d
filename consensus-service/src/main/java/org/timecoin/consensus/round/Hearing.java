package org.timecoin.consensus.round;

import java.util.Arrays;
import java.util.OptionalInt;
import org.timecoin.protocol.vote.VoterSet;

/**
 * Which voters of an instance were heard when, to pass over leaders that are silent (consensus.md
 * section 3, "Rounds"). It moves a leader, never a member. Immutable; in arrays by place in the
 * voter set, because every message changes it.
 */
final class Hearing {

  private final VoterSet voters;

  /** When this voter began to listen, on the monotonic clock; moved on by every pause since. */
  private final long sinceMs;

  /** When this voter is known to have run last. */
  private final long ranUntilMs;

  /** When each was last heard; until then, when this voter began to listen. */
  private final long[] heardMs;

  /** Leaders that failed a round and were not heard since. */
  private final boolean[] failed;

  private Hearing(
      VoterSet voters, long sinceMs, long ranUntilMs, long[] heardMs, boolean[] failed) {
    this.voters = voters;
    this.sinceMs = sinceMs;
    this.ranUntilMs = ranUntilMs;
    this.heardMs = heardMs;
    this.failed = failed;
  }

  /** From now on; nobody was heard yet. */
  static Hearing from(VoterSet voters, long nowMs) {
    long[] heardMs = new long[voters.size()];
    Arrays.fill(heardMs, nowMs);
    return new Hearing(voters, nowMs, nowMs, heardMs, new boolean[voters.size()]);
  }

  /** When this voter began to listen; moved on by every pause since. */
  long sinceMs() {
    return sinceMs;
  }

  /** This voter runs. After a pause, in which it heard nobody, all are as silent as before it. */
  Hearing running(long nowMs, long pauseMs) {
    long gap = nowMs - ranUntilMs;
    if (gap < pauseMs) {
      return new Hearing(voters, sinceMs, nowMs, heardMs, failed);
    }
    long[] later = Arrays.stream(heardMs).map(heard -> heard + gap).toArray();
    return new Hearing(voters, sinceMs + gap, nowMs, later, failed);
  }

  /** The voter at a place was heard. */
  Hearing heard(int place, long nowMs) {
    long[] later = heardMs.clone();
    later[place] = nowMs;
    return new Hearing(voters, sinceMs, ranUntilMs, later, with(place, false));
  }

  /** The round of the leader at a place ended without its proposal. */
  Hearing failed(int leader) {
    return new Hearing(voters, sinceMs, ranUntilMs, heardMs, with(leader, true));
  }

  private boolean[] with(int place, boolean fails) {
    if (failed[place] == fails) {
      return failed;
    }
    boolean[] changed = failed.clone();
    changed[place] = fails;
    return changed;
  }

  /** Whether the leader at this place is not waited for. */
  boolean isSilent(int leader, long nowMs, long silenceMs) {
    return failed[leader] || nowMs - heardMs[leader] >= silenceMs;
  }

  /** What is known of those who vote next. */
  Hearing of(VoterSet next) {
    if (next.equals(voters)) {
      return this;
    }
    long[] times = new long[next.size()];
    boolean[] still = new boolean[next.size()];
    for (int place = 0; place < next.size(); place++) {
      OptionalInt before = voters.indexOf(next.addresses().get(place));
      times[place] = before.isPresent() ? heardMs[before.getAsInt()] : sinceMs;
      still[place] = before.isPresent() && failed[before.getAsInt()];
    }
    return new Hearing(next, sinceMs, ranUntilMs, times, still);
  }
}
