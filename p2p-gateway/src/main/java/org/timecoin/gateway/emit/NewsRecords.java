package org.timecoin.gateway.emit;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import java.time.InstantSource;
import org.timecoin.contracts.log.v1.AnnouncedBlock;
import org.timecoin.contracts.log.v1.AnnouncedTransaction;
import org.timecoin.contracts.log.v1.MasternodeNews;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.map.MasternodeMap;
import org.timecoin.contracts.topic.Topic;
import org.timecoin.gateway.route.News;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;

/** News as records of the log: topic, key and value (architecture.md, "Kafka"). */
final class NewsRecords {

  private final ByteString genesisHash;
  private final InstantSource clock;

  NewsRecords(Hash genesisHash, InstantSource clock) {
    this.genesisHash = ChainMap.toProto(genesisHash);
    this.clock = clock;
  }

  /** A record to be published. */
  record NewsRecord(Topic topic, ByteString key, MessageLite value) {}

  NewsRecord of(String peer, News news) {
    return switch (news) {
      case News.NewBlock told -> block(peer, told);
      case News.NewTransaction told -> transaction(peer, told);
      case News.OfMasternodes told -> masternodes(peer, told);
    };
  }

  private NewsRecord block(String peer, News.NewBlock told) {
    AnnouncedBlock value =
        AnnouncedBlock.newBuilder()
            .setGenesisHash(genesisHash)
            .setPeer(peer)
            .setReceivedAtMs(clock.millis())
            .setBlock(ChainMap.toProto(told.block()))
            .build();
    return new NewsRecord(Topic.PEER_BLOCKS, ChainMap.toProto(told.block().hash()), value);
  }

  private NewsRecord transaction(String peer, News.NewTransaction told) {
    AnnouncedTransaction value =
        AnnouncedTransaction.newBuilder()
            .setGenesisHash(genesisHash)
            .setPeer(peer)
            .setReceivedAtMs(clock.millis())
            .setTransaction(ChainMap.toProto(told.transaction()))
            .build();
    return new NewsRecord(
        Topic.PEER_TRANSACTIONS, ChainMap.toProto(told.transaction().txid()), value);
  }

  private NewsRecord masternodes(String peer, News.OfMasternodes told) {
    MasternodeNews.Builder value =
        MasternodeNews.newBuilder()
            .setGenesisHash(genesisHash)
            .setPeer(peer)
            .setReceivedAtMs(clock.millis());
    PublicKey key =
        switch (told) {
          case News.Announced(var said) -> {
            value.setAnnouncement(MasternodeMap.toProto(said));
            yield said.publicKey();
          }
          case News.Listed(var said) -> {
            value.setAnnouncement(MasternodeMap.toProto(said).toBuilder().setListed(true));
            yield said.publicKey();
          }
          case News.Heartbeat(var said) -> {
            value.setHeartbeat(MasternodeMap.toProto(said));
            yield said.masternodePubkey();
          }
          case News.Attestation(var said) -> {
            value.setAttestation(MasternodeMap.toProto(said));
            yield said.witnessPubkey();
          }
        };
    return new NewsRecord(Topic.PEER_MASTERNODES, ByteString.copyFrom(key.bytes()), value.build());
  }
}
