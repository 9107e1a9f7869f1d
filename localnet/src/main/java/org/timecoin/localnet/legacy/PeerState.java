package org.timecoin.localnet.legacy;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.timecoin.localnet.legacy.PeerEvent.Kind;
import org.timecoin.localnet.legacy.chain.LegacyChain;

/** What all connections of one peer share. */
final class PeerState {
  private static final int HEIGHTS_REMEMBERED = 1000;

  private final LegacyChain chain;
  private final Blacklist blacklist;
  private final EventLog events;
  private final Set<AcceptedConnection> accepted = ConcurrentHashMap.newKeySet();
  private final Set<Long> seenHeights = new LinkedHashSet<>();

  PeerState(LegacyChain chain, Blacklist blacklist, EventLog events) {
    this.chain = chain;
    this.blacklist = blacklist;
    this.events = events;
  }

  LegacyChain chain() {
    return chain;
  }

  Blacklist blacklist() {
    return blacklist;
  }

  EventLog events() {
    return events;
  }

  void joined(AcceptedConnection connection) {
    accepted.add(connection);
  }

  void left(AcceptedConnection connection) {
    accepted.remove(connection);
  }

  /** Whether no block of this height was announced before, by anyone, valid or not. */
  boolean isNews(long height) {
    synchronized (seenHeights) {
      boolean isNew = seenHeights.add(height);
      if (seenHeights.size() > HEIGHTS_REMEMBERED) {
        seenHeights.remove(seenHeights.iterator().next());
      }
      return isNew;
    }
  }

  /** Adds a block that came in, and passes it on to everyone when it was new and right. */
  boolean add(byte[] block, long height, String from) {
    Optional<String> fault = chain.add(block);
    fault.ifPresentOrElse(
        why -> events.add(Kind.BLOCK_REFUSED, from, why),
        () -> events.add(Kind.BLOCK_ADDED, from, Long.toString(height)));
    if (fault.isEmpty()) {
      gossip(block, height);
    }
    return fault.isEmpty();
  }

  /**
   * Announces a block on every accepted connection, the one it came from included, as the legacy
   * node does.
   */
  void gossip(byte[] block, long height) {
    accepted.forEach(connection -> connection.announce(block, height));
  }
}
