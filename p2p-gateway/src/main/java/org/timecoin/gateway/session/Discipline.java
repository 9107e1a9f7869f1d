package org.timecoin.gateway.session;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.timecoin.gateway.config.BanRules;
import org.timecoin.gateway.peer.Ban;
import org.timecoin.gateway.peer.Offender;
import org.timecoin.gateway.peer.PeerText;
import org.timecoin.gateway.peer.Penalties;
import org.timecoin.gateway.peer.PenaltyRules;
import org.timecoin.gateway.peer.Violation;

/**
 * Penalties with their consequences: metrics, a log line for the operator, connections closed.
 * Lives on the loop.
 */
public final class Discipline {

  private static final Logger LOG = Logger.getLogger(Discipline.class);

  private final Surroundings env;
  private final Penalties penalties;
  private final Predicate<InetAddress> exempt;
  private final Consumer<Offender> disconnect;

  Discipline(Surroundings env, Predicate<InetAddress> exempt, Consumer<Offender> disconnect) {
    this.env = env;
    this.exempt = exempt;
    this.disconnect = disconnect;
    this.penalties = new Penalties(rules(env.config().bans()));
  }

  private static PenaltyRules rules(BanRules set) {
    return new PenaltyRules(
        set.firstCount(),
        set.first(),
        set.secondCount(),
        set.second(),
        set.foreverCount(),
        set.forgetAfter(),
        set.offendersKept());
  }

  /** Counts a violation; over a limit the address is banned, or a configured peer disconnected. */
  public Penalties.Verdict violated(InetAddress ip, Violation kind, String detail) {
    env.metrics().violation(kind.label());
    Penalties.Verdict verdict =
        penalties.count(ip, kind, PeerText.escaped(detail), exempt.test(ip), env.wallMs());
    LOG.infof(
        "violation %d of %s: %s (%s)",
        verdict.count(), ip.getHostAddress(), kind.label(), PeerText.escaped(detail));
    verdict.ban().ifPresent(this::banned);
    if (verdict.overLimit()) {
      disconnect.accept(Offender.of(ip));
    }
    return verdict;
  }

  /**
   * Bans an address by decision of an operator or another service; false for a configured peer's.
   */
  public boolean ban(InetAddress ip, Duration length, String reason) {
    boolean configured = exempt.test(ip);
    if (!configured) {
      banned(penalties.ban(ip, length, PeerText.escaped(reason), env.wallMs()));
    }
    disconnect.accept(Offender.of(ip));
    return !configured;
  }

  private void banned(Ban ban) {
    env.metrics().banned();
    LOG.warnf(
        "%s is banned %s: %s",
        ban.offender().text(),
        ban.untilMs().map(ms -> "until " + java.time.Instant.ofEpochMilli(ms)).orElse("for good"),
        ban.reason());
  }

  /** Lifts a ban; false when there was none. */
  public boolean unban(InetAddress ip) {
    return penalties.unban(ip, env.wallMs());
  }

  /** Whether we don't talk to an address. */
  public boolean isBanned(InetAddress ip) {
    return penalties.isBanned(ip, env.wallMs());
  }

  /** Violations that stand against an address. */
  public int countOf(InetAddress ip) {
    return penalties.countOf(ip, env.wallMs());
  }

  /** Bans that hold. */
  public List<Ban> bans() {
    return penalties.bans(env.wallMs());
  }
}
