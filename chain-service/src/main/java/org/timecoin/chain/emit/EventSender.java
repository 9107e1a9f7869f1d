package org.timecoin.chain.emit;

import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;
import org.timecoin.chain.apply.CommitNotes.Announcement;
import org.timecoin.chain.store.ChainReader;
import org.timecoin.chain.store.OutboxEvent;
import org.timecoin.chain.store.StoredBlock;
import org.timecoin.contracts.time.NodeClock;
import org.timecoin.contracts.topic.Topic;
import org.timecoin.protocol.bytes.Hash;

/**
 * Sends events of one incarnation: the record of {@code chain.events}, then, for a block that a
 * peer announced and that is still news, the command to tell the others. Remembers what was
 * acknowledged, so that trying a page again repeats as little as can be.
 */
public final class EventSender {

  /** What an event is sent with and to. */
  record Means(EventLog log, ChainReader reader, NodeClock clock, Hash genesis) {}

  private static final Logger LOG = Logger.getLogger(EventSender.class);

  private final EventLog log;
  private final ChainReader reader;
  private final NodeClock clock;
  private final EventRecords records;
  private long eventAcknowledged;
  private long announcementAcknowledged;

  /** A sender of what one incarnation tells, nothing of which is known to be acknowledged. */
  EventSender(Means means, String incarnation) {
    this.log = means.log();
    this.reader = means.reader();
    this.clock = means.clock();
    this.records = new EventRecords(incarnation, means.genesis());
  }

  /** Completes when everything about the event is acknowledged. */
  Uni<Void> send(OutboxEvent event) {
    return sendEvent(event)
        .chain(
            () ->
                event
                    .announcement()
                    .filter(unused -> event.seq() > announcementAcknowledged)
                    .map(announcement -> announce(event, announcement))
                    .orElseGet(() -> Uni.createFrom().voidItem()))
        .invoke(() -> announcementAcknowledged = event.seq());
  }

  private Uni<Void> sendEvent(OutboxEvent event) {
    if (event.seq() <= eventAcknowledged) {
      return Uni.createFrom().voidItem();
    }
    byte[] key = Long.toString(event.seq()).getBytes(StandardCharsets.US_ASCII);
    return log.publish(Topic.CHAIN_EVENTS, key, records.event(event.change()))
        .invoke(unused -> eventAcknowledged = event.seq())
        .replaceWithVoid();
  }

  private Uni<Void> announce(OutboxEvent event, Announcement announcement) {
    if (clock.millis() >= announcement.expiresAtMs()) {
      LOG.debugf("block %d is no news any more", event.change().tip().height());
      return Uni.createFrom().voidItem();
    }
    return reader
        .block(event.change().tip().height())
        .map(found -> found.filter(block -> block.hash().equals(event.change().tip().hash())))
        .chain(found -> found.map(b -> announce(b, announcement)).orElseGet(this::undone));
  }

  private Uni<Void> announce(StoredBlock block, Announcement announcement) {
    return log.publish(
            Topic.GATEWAY_OUTBOUND,
            block.hash().bytes(),
            records.announce(block.bincode(), announcement))
        .replaceWithVoid();
  }

  private Uni<Void> undone() {
    LOG.debug("a block to be announced is no longer of the chain");
    return Uni.createFrom().voidItem();
  }
}
