package org.timecoin.chain.emit;

import org.timecoin.chain.apply.CommitNotes.Announcement;
import org.timecoin.chain.store.OutboxEvent;
import org.timecoin.contracts.log.v1.BlocksApplied;
import org.timecoin.contracts.log.v1.ChainEvent;
import org.timecoin.contracts.log.v1.OutboundCommand;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.protocol.bytes.Hash;

/** Outbox rows as records of the log. */
final class EventRecords {

  private final String incarnation;
  private final Hash genesis;

  EventRecords(String incarnation, Hash genesis) {
    this.incarnation = incarnation;
    this.genesis = genesis;
  }

  ChainEvent event(OutboxEvent event) {
    return ChainEvent.newBuilder()
        .setSeq(event.seq())
        .setIncarnation(incarnation)
        .setGenesisHash(ChainMap.toProto(genesis))
        .setApplied(
            BlocksApplied.newBuilder()
                .setFirstHeight(event.firstHeight())
                .setTip(ChainMap.ref(event.tipHeight(), event.tipHash()))
                .setTransactions(event.transactions()))
        .build();
  }

  OutboundCommand announce(byte[] bincode, Announcement announcement) {
    return OutboundCommand.newBuilder()
        .setExpiresAtMs(announcement.expiresAtMs())
        .setAnnounceBlock(ChainMap.encodedBlock(bincode))
        .setOriginPeer(announcement.originPeer())
        .build();
  }
}
