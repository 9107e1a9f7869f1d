package org.timecoin.gateway.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.timecoin.contracts.log.v1.AnnouncedBlock;
import org.timecoin.contracts.log.v1.AnnouncedTransaction;
import org.timecoin.contracts.log.v1.MasternodeNews;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.map.MasternodeMap;
import org.timecoin.contracts.topic.Topic;
import org.timecoin.gateway.emit.NewsRecords.NewsRecord;
import org.timecoin.gateway.rig.TestChain;
import org.timecoin.gateway.route.News;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.message.MasternodeInfo;
import org.timecoin.protocol.message.SignedHeartbeat;
import org.timecoin.protocol.message.WitnessAttestation;
import org.timecoin.protocol.reward.Tier;

/** News as records: the topics and keys of architecture.md, "Kafka"; and each item once. */
class NewsRecordsTest {

  private static final SigningKey KEY = SigningKey.fromSeed(new byte[32]);
  private static final MasternodeInfo MASTERNODE =
      new MasternodeInfo("10.0.0.1:24100", "TIME0x", Tier.GOLD, KEY.publicKey());
  private static final Hash GENESIS = Hash.sha256(new byte[] {1});

  private final NewsRecords records =
      new NewsRecords(GENESIS, InstantSource.fixed(Instant.ofEpochMilli(42)));

  @Test
  void aBlockIsKeyedByItsHash() {
    var block = TestChain.upTo(3).getLast();

    NewsRecord news = records.of("10.0.0.9:5", new News.NewBlock(block));

    AnnouncedBlock value = (AnnouncedBlock) news.value();
    assertThat(news.topic()).isEqualTo(Topic.PEER_BLOCKS);
    assertThat(news.key()).isEqualTo(ChainMap.toProto(block.hash()));
    assertThat(ChainMap.block(value.getBlock())).isEqualTo(block);
    assertThat(value.getPeer()).isEqualTo("10.0.0.9:5");
    assertThat(value.getReceivedAtMs()).isEqualTo(42);
    assertThat(ChainMap.hash(value.getGenesisHash())).isEqualTo(GENESIS);
  }

  @Test
  void aTransactionIsKeyedByItsId() {
    var transaction = TestChain.transaction(3, 50);

    NewsRecord news = records.of("p", new News.NewTransaction(transaction));

    AnnouncedTransaction value = (AnnouncedTransaction) news.value();
    assertThat(news.topic()).isEqualTo(Topic.PEER_TRANSACTIONS);
    assertThat(news.key()).isEqualTo(ChainMap.toProto(transaction.txid()));
    assertThat(ChainMap.transaction(value.getTransaction())).isEqualTo(transaction);
  }

  @Test
  void masternodeNewsIsKeyedByThePublicKey() {
    SignedHeartbeat heartbeat =
        new SignedHeartbeat("10.0.0.1:24100", -1, 9, KEY.publicKey(), signature());
    WitnessAttestation attestation =
        new WitnessAttestation(GENESIS, "10.0.0.2:24100", KEY.publicKey(), 9, signature());

    MasternodeNews beat = masternodes(new News.Heartbeat(heartbeat));
    MasternodeNews witnessed = masternodes(new News.Attestation(attestation));

    assertThat(MasternodeMap.heartbeat(beat.getHeartbeat())).isEqualTo(heartbeat);
    assertThat(MasternodeMap.attestation(witnessed.getAttestation())).isEqualTo(attestation);
  }

  @Test
  void hearsayIsMarkedAsHearsay() {
    MasternodeNews own = masternodes(new News.Announced(MASTERNODE));
    MasternodeNews listed = masternodes(new News.Listed(MASTERNODE));

    assertThat(own.getAnnouncement().getListed()).isFalse();
    assertThat(listed.getAnnouncement().getListed()).isTrue();
    assertThat(MasternodeMap.announcement(listed.getAnnouncement())).isEqualTo(MASTERNODE);
  }

  @Test
  void anItemIsPublishedOnceHoweverManyBringIt() {
    List<UniEmitter<? super Void>> publications = new ArrayList<>();
    Once once = new Once(Runnable::run, 10);

    CompletableFuture<Void> first = publish(once, GENESIS, publications);
    CompletableFuture<Void> second = publish(once, GENESIS, publications);
    assertThat(publications).hasSize(1);
    assertThat(first).isNotDone();
    publications.getFirst().complete(null);

    assertThat(first).isCompleted();
    assertThat(second).isCompleted();
    assertThat(publish(once, GENESIS, publications)).isCompleted();
    assertThat(publications).hasSize(1);
  }

  @Test
  void onlySoManyAreRemembered() {
    List<UniEmitter<? super Void>> publications = new ArrayList<>();
    Once once = new Once(Runnable::run, 10);
    List<CompletableFuture<Void>> waiting = new ArrayList<>();
    for (byte i = 0; i < 11; i++) {
      waiting.add(publish(once, Hash.sha256(new byte[] {i, i}), publications));
    }

    waiting.add(publish(once, Hash.sha256(new byte[] {0, 0}), publications));
    waiting.add(publish(once, Hash.sha256(new byte[] {10, 10}), publications));

    assertThat(waiting).noneMatch(CompletableFuture::isDone);
    assertThat(publications).hasSize(12);
  }

  private static CompletableFuture<Void> publish(
      Once once, Hash item, List<UniEmitter<? super Void>> publications) {
    return once.of(item, () -> Uni.createFrom().<Void>emitter(publications::add))
        .subscribeAsCompletionStage();
  }

  private MasternodeNews masternodes(News news) {
    NewsRecord record = records.of("p", news);
    assertThat(record.topic()).isEqualTo(Topic.PEER_MASTERNODES);
    assertThat(record.key()).isEqualTo(ByteString.copyFrom(KEY.publicKey().bytes()));
    return (MasternodeNews) record.value();
  }

  private static Signature signature() {
    return Signature.of(new byte[64]);
  }
}
