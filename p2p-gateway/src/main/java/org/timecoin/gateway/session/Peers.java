package org.timecoin.gateway.session;

import io.vertx.core.net.NetSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.timecoin.gateway.peer.CloseReason;
import org.timecoin.gateway.peer.DuplicateRule;
import org.timecoin.gateway.peer.DuplicateRule.Link;
import org.timecoin.gateway.peer.Offender;
import org.timecoin.gateway.peer.PeerAddress;
import org.timecoin.gateway.peer.Violation;

/**
 * All connections of this gateway: who may connect, who is there, and which of two stays. Lives on
 * the loop.
 */
public final class Peers implements SessionOwner {

  private static final Logger LOG = Logger.getLogger(Peers.class);

  private final Surroundings env;
  private final Discipline discipline;
  private final Admission admission;
  private final NewsBudget newsBudget;
  private final List<PeerWatcher> watchers = new ArrayList<>();
  private final Set<Session> sessions = new LinkedHashSet<>();
  private final AtomicInteger openInbound = new AtomicInteger();
  private final AtomicInteger openOutbound = new AtomicInteger();
  private Optional<Dialling> dialling = Optional.empty();
  private boolean someoneBehind = true;

  /** Nobody is connected. */
  public Peers(Surroundings env) {
    this.env = env;
    this.newsBudget = new NewsBudget(env.config().news().bytesTotal());
    this.discipline = new Discipline(env, this::isConfigured, this::disconnect);
    this.admission = new Admission(env.config().connections(), discipline);
    env.metrics().gauge("connections", openInbound::get, "direction", "in");
    env.metrics().gauge("connections", openOutbound::get, "direction", "out");
  }

  /** Tells who dials, so that ended connections are dialled again. */
  public void dialledBy(Dialling who) {
    dialling = Optional.of(who);
  }

  /** Adds a watcher. */
  public void watch(PeerWatcher watcher) {
    watchers.add(watcher);
  }

  /** A peer dialled us. */
  public void accept(NetSocket socket) {
    Optional<PeerAddress> address =
        PeerAddress.parseIp(socket.remoteAddress().hostAddress())
            .map(ip -> new PeerAddress(ip, socket.remoteAddress().port()));
    Optional<String> refusal = address.flatMap(from -> admission.refusal(from, sessions));
    if (address.isEmpty() || refusal.isPresent()) {
      env.metrics().refused(refusal.orElse("address"));
      socket.close();
      return;
    }
    begin(Origin.accepted(address.get()), socket).begin();
  }

  /** We dialled a peer; the session is not begun yet. */
  Session dialled(PeerAddress address, Target target, NetSocket socket) {
    return begin(Origin.dialled(address, target), socket);
  }

  private Session begin(Origin origin, NetSocket socket) {
    Session session =
        new Session(env, this, origin, socket, s -> new PeerConversation(s, env, this));
    sessions.add(session);
    return session;
  }

  @Override
  public void opened(Session session) {
    (session.inbound() ? openInbound : openOutbound).incrementAndGet();
    watchers.forEach(w -> w.opened(session));
  }

  @Override
  public void closed(Session session, CloseReason reason) {
    sessions.remove(session);
    if (session.wasOpened()) {
      (session.inbound() ? openInbound : openOutbound).decrementAndGet();
      watchers.forEach(w -> w.closed(session));
    }
    Optional<Target> target = session.origin().target();
    dialling.ifPresent(d -> target.ifPresent(t -> d.ended(t, session, reason)));
  }

  @Override
  public void violated(Session session, Violation violation, String detail) {
    discipline.violated(session.peerAddress().ip(), violation, detail);
  }

  void changed(Session session) {
    if (session.isOpen()) {
      watchers.forEach(w -> w.changed(session));
    }
  }

  /** A peer sent its Version: is there another connection to the same node? */
  void introduced(Session fresh) {
    for (Session old : open()) {
      if (old != fresh && fresh.isOpen() && isSameNode(old, fresh)) {
        settle(old, fresh);
      }
    }
    changed(fresh);
  }

  private static boolean isSameNode(Session a, Session b) {
    Optional<String> id = a.facts().capabilities().nodeId();
    return id.isPresent() && id.equals(b.facts().capabilities().nodeId());
  }

  private void settle(Session old, Session fresh) {
    String theirs = fresh.facts().capabilities().nodeId().orElseThrow();
    DuplicateRule.Decision decision =
        DuplicateRule.decide(env.own().id(), theirs, link(old), link(fresh));
    LOG.debugf("%s and %s are one node: %s", old, fresh, decision);
    switch (decision) {
      case KEEP_OLD -> fresh.close(CloseReason.DUPLICATE);
      case KEEP_NEW -> old.close(CloseReason.DUPLICATE);
      case KEEP_BOTH -> env.metrics().dropped("kept_both", "duplicate");
    }
  }

  private static Link link(Session session) {
    return new Link(session.inbound(), session.peerAddress().ipText(), session.persistent());
  }

  private void disconnect(Offender offender) {
    closeAll(s -> Offender.of(s.peerAddress().ip()).equals(offender), CloseReason.BANNED);
  }

  /** Closes all connections for which something holds; says how many. */
  public int closeAll(Predicate<Session> which, CloseReason reason) {
    List<Session> chosen = sessions.stream().filter(which).toList();
    chosen.forEach(s -> s.close(reason));
    return chosen.size();
  }

  /** Looks after all connections; called a few times a second. */
  public void tick() {
    long now = env.loop().nowMs();
    List.copyOf(sessions).forEach(s -> s.tick(now));
  }

  /** Whether this node or a peer is known to be behind, so that heights are asked for often. */
  boolean someoneBehind() {
    return someoneBehind;
  }

  /** Says whether somebody is behind. */
  void setSomeoneBehind(boolean behind) {
    someoneBehind = behind;
  }

  /** The open connections, oldest first. */
  public List<Session> open() {
    return sessions.stream().filter(Session::isOpen).toList();
  }

  /** The open connection to an address. */
  public Optional<Session> at(String address) {
    return open().stream().filter(s -> s.address().equals(address)).findFirst();
  }

  boolean isConnectedTo(String nodeId) {
    return open().stream()
        .anyMatch(s -> s.facts().capabilities().nodeId().filter(nodeId::equals).isPresent());
  }

  boolean isConnectedAt(PeerAddress address) {
    return sessions.stream().anyMatch(s -> s.peerAddress().equals(address));
  }

  boolean isBanned(InetAddress ip) {
    return discipline.isBanned(ip);
  }

  private boolean isConfigured(InetAddress ip) {
    return dialling.filter(d -> d.isConfigured(ip)).isPresent();
  }

  /** Violations and bans. */
  public Discipline discipline() {
    return discipline;
  }

  NewsBudget newsBudget() {
    return newsBudget;
  }

  /** Accepts nobody any more. */
  public void stopAccepting() {
    admission.close();
  }
}
