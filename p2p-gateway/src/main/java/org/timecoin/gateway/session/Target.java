package org.timecoin.gateway.session;

import java.net.InetAddress;
import java.util.Optional;
import org.timecoin.gateway.config.HostPort;

/** An address we dial, again and again. Written by {@link Dialling} on the loop. */
final class Target {

  private final HostPort place;
  private final boolean persistent;
  private int failures;
  private Optional<Session> session = Optional.empty();
  private Optional<InetAddress> ip = Optional.empty();
  private Optional<String> nodeId = Optional.empty();

  Target(HostPort place, boolean persistent) {
    this.place = place;
    this.persistent = persistent;
  }

  HostPort place() {
    return place;
  }

  /** Configured by the operator: never given up, never banned. */
  boolean persistent() {
    return persistent;
  }

  void connected(Session now) {
    session = Optional.of(now);
    ip = Optional.of(now.peerAddress().ip());
  }

  void ended(boolean lasted) {
    // Another connection may lead to this node by now: its id tells.
    nodeId = session.flatMap(s -> s.facts().capabilities().nodeId()).or(() -> nodeId);
    session = Optional.empty();
    failures = lasted ? 1 : failures + 1;
  }

  void failed() {
    failures++;
  }

  /** Failures since it last lasted. */
  int failures() {
    return failures;
  }

  Optional<Session> session() {
    return session;
  }

  Optional<InetAddress> ip() {
    return ip;
  }

  /** What the node there called itself on the last connection. */
  Optional<String> nodeId() {
    return nodeId;
  }
}
