package org.timecoin.localnet.legacy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The legacy node's memory of misbehaving addresses: the third violation bans for 5 minutes, the
 * fifth for an hour, the tenth for good; an hour without one forgets them.
 */
final class Blacklist {
  private static final Duration MEMORY = Duration.ofHours(1);
  private static final int ADDRESSES_MAX = 10_000;

  private final InstantSource clock;
  private final Map<String, Standing> standings = new LinkedHashMap<>();

  Blacklist(InstantSource clock) {
    this.clock = clock;
  }

  private record Standing(int violations, Instant last, Instant bannedUntil) {
    static final Standing CLEAN = new Standing(0, Instant.MIN, Instant.MIN);
  }

  synchronized boolean isBanned(String ip) {
    return clock.instant().isBefore(standings.getOrDefault(ip, Standing.CLEAN).bannedUntil());
  }

  /**
   * Counts one violation.
   *
   * @return whether the connection ends on it: at the third, fifth and tenth, not in between
   */
  synchronized boolean violation(String ip) {
    Instant now = clock.instant();
    Standing before = standings.getOrDefault(ip, Standing.CLEAN);
    boolean forgotten = before.violations() > 0 && before.last().plus(MEMORY).isBefore(now);
    int count = forgotten ? 1 : before.violations() + 1;
    Instant until = bannedUntil(count, now, before.bannedUntil());
    makeRoom(ip);
    standings.put(ip, new Standing(count, now, until));
    return count == 3 || count == 5 || count >= 10;
  }

  private static Instant bannedUntil(int violations, Instant now, Instant before) {
    return switch (violations) {
      case 3 -> now.plus(Duration.ofMinutes(5));
      case 5 -> now.plus(Duration.ofHours(1));
      default -> violations >= 10 ? Instant.MAX : before;
    };
  }

  private void makeRoom(String ip) {
    if (standings.size() >= ADDRESSES_MAX && !standings.containsKey(ip)) {
      standings.remove(standings.keySet().iterator().next());
    }
  }
}
