package org.timecoin.gateway.session;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.timecoin.gateway.route.Route;
import org.timecoin.protocol.bytes.Hash;

/** Asks several peers one question for our own services. */
public final class Inquiries {

  private final Surroundings env;
  private final Peers peers;

  /** Asks these peers. */
  public Inquiries(Surroundings env, Peers peers) {
    this.env = env;
    this.peers = peers;
  }

  /** What one peer said. */
  public record Answer<A>(String peer, A said) {}

  /** Who said what within the time, and who said nothing. */
  public record Answers<A>(List<Answer<A>> answers, List<String> silent) {}

  /** The heights of peers, {@code u64}. */
  public Uni<Answers<Long>> heights(int most, Duration timeout) {
    return ask(most, timeout, SmallTalk::askHeight);
  }

  /** The hashes that peers hold at a height. */
  public Uni<Answers<Optional<Hash>>> hashes(long height, int most, Duration timeout) {
    return ask(most, timeout, (talk, answered) -> talk.askHash(height, answered));
  }

  /** The state hashes of peers' unspent outputs. */
  public Uni<Answers<Route.UtxoHashAnswer>> utxoHashes(int most, Duration timeout) {
    return ask(most, timeout, SmallTalk::askUtxoHash);
  }

  private <A> Uni<Answers<A>> ask(int most, Duration timeout, Inquiry.Asker<A> asker) {
    return env.loop().ask(() -> Inquiry.of(env.loop(), chosen(most), timeout, asker));
  }

  private List<Session> chosen(int most) {
    return peers.open().stream()
        .filter(Session::isAskable)
        .sorted(Comparator.comparingDouble((Session s) -> -s.facts().score().value()))
        .limit(most == 0 ? Long.MAX_VALUE : most)
        .toList();
  }
}
