package org.timecoin.gateway.peer;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All penalties for peers: violations counted per offender, and bans. In memory only: a restart
 * forgets them. One thread uses it; the time is passed in as milliseconds since 1970.
 *
 * <p>Both tables are bounded. Over the bound the offender that misbehaved longest ago is forgotten
 * first, so a flood of addresses can't exhaust memory and can at worst shorten the memory of old
 * small offences.
 */
public final class Penalties {

  private final PenaltyRules rules;
  private final Map<Offender, Count> counts;
  private final Map<Offender, Ban> bans;

  /** Nobody has done anything yet. */
  public Penalties(PenaltyRules rules) {
    this.rules = rules;
    this.counts = new LinkedHashMap<>();
    this.bans = new LinkedHashMap<>();
  }

  /**
   * Counts one violation.
   *
   * @param exempt a configured peer: it is counted but never banned
   */
  public Verdict count(InetAddress ip, Violation kind, String detail, boolean exempt, long nowMs) {
    Offender offender = Offender.of(ip);
    int count = countOf(offender, nowMs) + 1;
    counts.remove(offender);
    counts.put(offender, new Count(count, nowMs));
    dropEldest(counts);
    Optional<Duration> sentence = rules.banFor(count);
    if (sentence.isEmpty()) {
      return new Verdict(count, false, Optional.empty());
    }
    if (exempt) {
      return new Verdict(count, true, Optional.empty());
    }
    String reason = "%d violations, last: %s (%s)".formatted(count, kind.label(), detail);
    return new Verdict(count, true, Optional.of(ban(offender, sentence.get(), reason, nowMs)));
  }

  /** How many violations stand against an address now. */
  public int countOf(InetAddress ip, long nowMs) {
    return countOf(Offender.of(ip), nowMs);
  }

  private int countOf(Offender offender, long nowMs) {
    Count count = counts.get(offender);
    boolean remembered = count != null && nowMs - count.lastMs() < rules.forgetAfter().toMillis();
    return remembered ? count.number() : 0;
  }

  /**
   * Bans an address; a duration of zero means until it is lifted. A longer ban that stands is kept.
   */
  public Ban ban(InetAddress ip, Duration length, String reason, long nowMs) {
    return ban(Offender.of(ip), length, reason, nowMs);
  }

  private Ban ban(Offender offender, Duration length, String reason, long nowMs) {
    Optional<Long> until =
        length.isZero() ? Optional.empty() : Optional.of(nowMs + length.toMillis());
    Ban asked = new Ban(offender, nowMs, until, reason);
    Ban standing = bans.get(offender);
    boolean keep = standing != null && standing.holdsAt(nowMs) && standing.outlasts(asked);
    Ban kept = keep ? standing : asked;
    bans.remove(offender);
    bans.put(offender, kept);
    dropEldest(bans);
    return kept;
  }

  /** Lifts a ban and forgets the violations behind it. True when there was one. */
  public boolean unban(InetAddress ip, long nowMs) {
    Offender offender = Offender.of(ip);
    counts.remove(offender);
    Ban ban = bans.remove(offender);
    return ban != null && ban.holdsAt(nowMs);
  }

  /** Whether we don't talk to an address. */
  public boolean isBanned(InetAddress ip, long nowMs) {
    Ban ban = bans.get(Offender.of(ip));
    return ban != null && ban.holdsAt(nowMs);
  }

  /** The bans that hold now. */
  public List<Ban> bans(long nowMs) {
    bans.values().removeIf(ban -> !ban.holdsAt(nowMs));
    return List.copyOf(bans.values());
  }

  private <T> void dropEldest(Map<Offender, T> table) {
    if (table.size() > rules.offendersKept()) {
      table.remove(table.keySet().iterator().next());
    }
  }

  private record Count(int number, long lastMs) {}

  /**
   * What a violation led to.
   *
   * @param count violations that stand against the offender now
   * @param overLimit enough for a ban, even where a configured peer is spared it
   * @param ban the ban that holds now because of it
   */
  public record Verdict(int count, boolean overLimit, Optional<Ban> ban) {}
}
