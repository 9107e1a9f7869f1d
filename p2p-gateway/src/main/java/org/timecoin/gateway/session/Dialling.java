package org.timecoin.gateway.session;

import io.vertx.core.net.NetSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.timecoin.gateway.config.HostPort;
import org.timecoin.gateway.peer.CloseReason;
import org.timecoin.gateway.peer.PeerAddress;
import org.timecoin.gateway.peer.ReconnectDelay;
import org.timecoin.gateway.transport.PeerConnector;

/**
 * Whom we dial: the operator's peers for ever, others as long as it makes sense. After a failure or
 * an end it waits longer each time. Lives on the loop.
 */
public final class Dialling {

  private static final Logger LOG = Logger.getLogger(Dialling.class);

  /** A connection that stood this long was no failure. */
  private static final long LASTING_MS = 60_000;

  /** After this many failures in a row an address that nobody configured is forgotten. */
  private static final int MOST_FAILURES = 10;

  private final Surroundings env;
  private final Peers peers;
  private final PeerConnector connector;
  private final HostPort ourselves;
  private final ReconnectDelay delay;
  private final Map<String, Target> targets = new LinkedHashMap<>();
  private boolean stopped;

  /** Dials nobody yet; {@code ourselves} is where we listen and is never dialled. */
  public Dialling(Surroundings env, Peers peers, PeerConnector connector, HostPort ourselves) {
    this.env = env;
    this.peers = peers;
    this.connector = connector;
    this.ourselves = ourselves;
    this.delay =
        new ReconnectDelay(
            env.config().timing().reconnectFirst(), env.config().timing().reconnectMost());
  }

  /** Begins to dial an address; says why not when it doesn't. */
  public Optional<String> add(HostPort place, boolean persistent) {
    env.loop().assertHere();
    if (place.equals(ourselves)) {
      return Optional.of("that is this node itself");
    }
    if (targets.containsKey(place.text())) {
      return Optional.of("already known");
    }
    if (targets.size() >= env.config().connections().outboundTotal()) {
      return Optional.of("as many peers are dialled as may be");
    }
    Target target = new Target(place, persistent);
    targets.put(place.text(), target);
    dial(target);
    return Optional.empty();
  }

  /** Whether an address belongs to a peer that the operator configured. */
  boolean isConfigured(InetAddress ip) {
    return targets.values().stream()
        .anyMatch(target -> target.persistent() && target.ip().filter(ip::equals).isPresent());
  }

  private void dial(Target target) {
    if (stopped || !targets.containsKey(target.place().text())) {
      return;
    }
    boolean reached = target.nodeId().filter(peers::isConnectedTo).isPresent();
    if (reached || target.ip().filter(peers::isBanned).isPresent()) {
      again(target, env.config().timing().reconnectFirst());
      return;
    }
    connector
        .connect(target.place().host(), target.place().port())
        .onSuccess(socket -> connected(target, socket))
        .onFailure(failure -> failed(target, failure));
  }

  private void connected(Target target, NetSocket socket) {
    String ip = socket.remoteAddress().hostAddress();
    Optional<PeerAddress> address =
        PeerAddress.parseIp(ip).map(literal -> new PeerAddress(literal, target.place().port()));
    if (stopped || address.isEmpty() || peers.isConnectedAt(address.get())) {
      socket.close();
      target.failed();
      againLater(target);
      return;
    }
    env.metrics().dialled("connected");
    Session session = peers.dialled(address.get(), target, socket);
    target.connected(session);
    session.begin();
  }

  private void failed(Target target, Throwable failure) {
    env.metrics().dialled("failed");
    target.failed();
    LOG.debugf("dialling %s failed: %s", target.place().text(), failure.getMessage());
    if (!target.persistent() && target.failures() >= MOST_FAILURES) {
      targets.remove(target.place().text());
      return;
    }
    againLater(target);
  }

  /** A connection to a target is over. */
  void ended(Target target, Session session, CloseReason reason) {
    boolean lasted = env.wallMs() - session.facts().connectedAtMs() >= LASTING_MS;
    target.ended(lasted || reason == CloseReason.DUPLICATE);
    if (reason == CloseReason.SELF) {
      LOG.infof("%s is this node itself and is not dialled again", target.place().text());
      targets.remove(target.place().text());
      return;
    }
    againLater(target);
  }

  private void againLater(Target target) {
    again(target, delay.after(target.failures(), env.random()));
  }

  private void again(Target target, Duration wait) {
    if (!stopped) {
      env.loop().after(wait, () -> dial(target));
    }
  }

  /** Dials no more. */
  public void stop() {
    stopped = true;
    connector.close();
  }
}
