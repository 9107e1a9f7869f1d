package org.timecoin.chain.emit;

import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.timecoin.chain.apply.CommitNotes.Announcement;
import org.timecoin.chain.store.ChainReader;
import org.timecoin.chain.store.OutboxEvent;
import org.timecoin.chain.store.StoredBlock;
import org.timecoin.contracts.time.NodeClock;
import org.timecoin.contracts.topic.Topic;
import org.timecoin.protocol.bytes.Hash;

/**
 * Sends one event: the record of {@code chain.events}, then, for a block that a peer announced and
 * that is still news, the command to tell the others. Remembers what was acknowledged, so that
 * trying a page again repeats as little as can be.
 */
public final class EventSender {

  private static final Logger LOG = Logger.getLogger(EventSender.class);

  private final EventLog log;
  private final ChainReader reader;
  private final NodeClock clock;
  private final Hash genesis;
  private Optional<EventRecords> records = Optional.empty();
  private long eventAcknowledged;
  private long announcementAcknowledged;

  /** A sender for one network. */
  public EventSender(EventLog log, ChainReader reader, NodeClock clock, Hash genesis) {
    this.log = log;
    this.reader = reader;
    this.clock = clock;
    this.genesis = genesis;
  }

  /** Called before the first event, and again when others may have published in between. */
  void open(String incarnation) {
    records = Optional.of(new EventRecords(incarnation, genesis));
    eventAcknowledged = 0;
    announcementAcknowledged = 0;
  }

  /** Completes when everything about the event is acknowledged. */
  Uni<Void> send(OutboxEvent event) {
    EventRecords made = records.orElseThrow();
    return sendEvent(made, event)
        .chain(
            () ->
                event
                    .announcement()
                    .filter(unused -> event.seq() > announcementAcknowledged)
                    .map(announcement -> announce(made, event, announcement))
                    .orElseGet(() -> Uni.createFrom().voidItem()))
        .invoke(() -> announcementAcknowledged = event.seq());
  }

  private Uni<Void> sendEvent(EventRecords made, OutboxEvent event) {
    if (event.seq() <= eventAcknowledged) {
      return Uni.createFrom().voidItem();
    }
    byte[] key = Long.toString(event.seq()).getBytes(StandardCharsets.US_ASCII);
    return log.publish(Topic.CHAIN_EVENTS, key, made.event(event.change()))
        .invoke(unused -> eventAcknowledged = event.seq())
        .replaceWithVoid();
  }

  private Uni<Void> announce(EventRecords made, OutboxEvent event, Announcement announcement) {
    if (clock.millis() >= announcement.expiresAtMs()) {
      LOG.debugf("block %d is no news any more", event.change().tip().height());
      return Uni.createFrom().voidItem();
    }
    return reader
        .block(event.change().tip().height())
        .map(found -> found.filter(block -> block.hash().equals(event.change().tip().hash())))
        .chain(found -> found.map(b -> announce(made, b, announcement)).orElseGet(this::undone));
  }

  private Uni<Void> announce(EventRecords made, StoredBlock block, Announcement announcement) {
    return log.publish(
            Topic.GATEWAY_OUTBOUND,
            block.hash().bytes(),
            made.announce(block.bincode(), announcement))
        .replaceWithVoid();
  }

  private Uni<Void> undone() {
    LOG.debug("a block to be announced is no longer of the chain");
    return Uni.createFrom().voidItem();
  }
}
