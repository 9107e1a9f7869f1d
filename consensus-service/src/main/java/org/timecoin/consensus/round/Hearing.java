package org.timecoin.consensus.round;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.vote.VoterSet;

/**
 * Who was heard when, to pass over leaders that are silent (consensus.md section 3, "Rounds"). It
 * moves a leader, never a member.
 *
 * @param sinceMs when this voter began to listen, on the monotonic clock
 * @param heardMs when each voter was last heard
 * @param failed leaders that failed a round and were not heard since
 * @param ranUntilMs when this voter is known to have run last
 */
record Hearing(long sinceMs, Map<Address, Long> heardMs, Set<Address> failed, long ranUntilMs) {

  Hearing {
    heardMs = Map.copyOf(heardMs);
    failed = Set.copyOf(failed);
  }

  static Hearing from(long nowMs) {
    return new Hearing(nowMs, Map.of(), Set.of(), nowMs);
  }

  /** This voter runs. After a pause, in which it heard nobody, all are as silent as before it. */
  Hearing running(long nowMs, long pauseMs) {
    long gap = nowMs - ranUntilMs;
    if (gap < pauseMs) {
      return new Hearing(sinceMs, heardMs, failed, nowMs);
    }
    Map<Address, Long> later = new HashMap<>(heardMs);
    later.replaceAll((voter, heard) -> heard + gap);
    return new Hearing(sinceMs + gap, later, failed, nowMs);
  }

  /** A voter was heard. */
  Hearing heard(Address voter, long nowMs) {
    Map<Address, Long> later = new HashMap<>(heardMs);
    later.put(voter, nowMs);
    Set<Address> fewer = new HashSet<>(failed);
    fewer.remove(voter);
    return new Hearing(sinceMs, later, fewer, ranUntilMs);
  }

  /** A leader's round ended without its proposal. */
  Hearing failed(Address leader) {
    Set<Address> more = new HashSet<>(failed);
    more.add(leader);
    return new Hearing(sinceMs, heardMs, more, ranUntilMs);
  }

  /** Whether this leader is not waited for. */
  boolean isSilent(Address leader, long nowMs, long silenceMs) {
    return failed.contains(leader) || nowMs - heardMs.getOrDefault(leader, sinceMs) >= silenceMs;
  }

  /** Only what is known of these. */
  Hearing of(VoterSet voters) {
    Map<Address, Long> times = new HashMap<>(heardMs);
    times.keySet().removeIf(one -> voters.indexOf(one).isEmpty());
    Set<Address> still = new HashSet<>(failed);
    still.removeIf(one -> voters.indexOf(one).isEmpty());
    return new Hearing(sinceMs, times, still, ranUntilMs);
  }
}
