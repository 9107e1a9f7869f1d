package org.timecoin.chain.emit;

import org.timecoin.chain.apply.ChainChange;
import org.timecoin.chain.apply.CommitNotes.Announcement;
import org.timecoin.contracts.log.v1.BlocksApplied;
import org.timecoin.contracts.log.v1.BlocksUndone;
import org.timecoin.contracts.log.v1.ChainEvent;
import org.timecoin.contracts.log.v1.OutboundCommand;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.types.v1.BlockRef;
import org.timecoin.protocol.bytes.Hash;

/** Changes of the chain as records of the log. */
final class EventRecords {

  private final String incarnation;
  private final Hash genesis;

  EventRecords(String incarnation, Hash genesis) {
    this.incarnation = incarnation;
    this.genesis = genesis;
  }

  ChainEvent event(ChainChange change) {
    ChainEvent.Builder event =
        ChainEvent.newBuilder()
            .setSeq(change.seq())
            .setIncarnation(incarnation)
            .setGenesisHash(ChainMap.toProto(genesis));
    BlockRef tip = ChainMap.ref(change.tip().height(), change.tip().hash());
    switch (change) {
      case ChainChange.BlocksApplied applied ->
          event.setApplied(
              BlocksApplied.newBuilder()
                  .setFirstHeight(applied.firstHeight())
                  .setTip(tip)
                  .setTransactions(applied.transactions())
                  .setFinalizedHeight(applied.finalizedHeight()));
      case ChainChange.BlocksUndone undone ->
          event.setUndone(BlocksUndone.newBuilder().setFromHeight(undone.fromHeight()).setTip(tip));
    }
    return event.build();
  }

  OutboundCommand announce(byte[] bincode, Announcement announcement) {
    return OutboundCommand.newBuilder()
        .setExpiresAtMs(announcement.expiresAtMs())
        .setAnnounceBlock(ChainMap.encodedBlock(bincode))
        .setOriginPeer(announcement.originPeer())
        .build();
  }
}
