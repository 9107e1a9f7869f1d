package org.timecoin.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.agroal.api.AgroalDataSource;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.timecoin.contracts.consensus.v1.Masternode;
import org.timecoin.contracts.consensus.v1.MasternodesRequest;
import org.timecoin.contracts.consensus.v1.MutinyConsensusGrpc.MutinyConsensusStub;
import org.timecoin.contracts.consensus.v1.StatusRequest;
import org.timecoin.contracts.kafka.RecordPublisher;
import org.timecoin.contracts.log.v1.MasternodeNews;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.map.MasternodeMap;
import org.timecoin.contracts.time.NodeClock;
import org.timecoin.contracts.topic.Topic;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.message.MasternodeInfo;
import org.timecoin.protocol.message.SignedHeartbeat;
import org.timecoin.protocol.message.WitnessAttestation;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.reward.Tier;

/** From records on a real broker into a real database and out over gRPC. */
@QuarkusTest
@QuarkusTestResource(ConsensusTestServers.class)
class ConsensusServiceTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject RecordPublisher publisher;
  @Inject NodeClock clock;
  @Inject AgroalDataSource database;

  @GrpcClient("consensus")
  MutinyConsensusStub consensus;

  private final SigningKey key = SigningKey.generate(RandomGenerator.getDefault());
  private final SigningKey other = SigningKey.generate(RandomGenerator.getDefault());

  private MasternodeNews.Builder news() {
    return MasternodeNews.newBuilder()
        .setGenesisHash(ChainMap.toProto(NetworkParameters.testnet().genesisHash()))
        .setPeer("10.0.0.1:24100")
        .setReceivedAtMs(clock.instant().toEpochMilli());
  }

  private void publish(SigningKey about, MasternodeNews.Builder news) {
    publisher
        .publish(Topic.PEER_MASTERNODES, about.publicKey().bytes(), news.build())
        .await()
        .atMost(SOON);
  }

  private void announce(SigningKey who) {
    String reward = who.address(AddressDigit.TESTNET).text();
    MasternodeInfo info =
        new MasternodeInfo("10.0.0.1:24100", reward, Tier.SILVER, who.publicKey());
    publish(who, news().setAnnouncement(MasternodeMap.toProto(info)));
  }

  private SignedHeartbeat beat(SigningKey who, long sequence) {
    SignedHeartbeat heartbeat =
        SignedHeartbeat.sign("10.0.0.1:24100", sequence, clock.seconds(), who);
    publish(who, news().setHeartbeat(MasternodeMap.toProto(heartbeat)));
    return heartbeat;
  }

  private Optional<Masternode> find(SigningKey who) {
    return consensus
        .masternodes(MasternodesRequest.getDefaultInstance())
        .await()
        .atMost(SOON)
        .getMasternodesList()
        .stream()
        .filter(m -> m.getPublicKey().equals(ByteString.copyFrom(who.publicKey().bytes())))
        .findFirst();
  }

  private void awaitHeartbeats(SigningKey who, long verified) {
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .until(() -> find(who).filter(m -> m.getVerifiedHeartbeats() == verified).isPresent());
  }

  @Test
  void anAnnouncedMasternodeIsListedAndOnline() {
    announce(key);
    await().atMost(SOON).ignoreExceptions().until(() -> find(key).isPresent());
    Masternode masternode = find(key).orElseThrow();
    assertThat(masternode.getOnline()).isTrue();
    assertThat(masternode.hasLastHeartbeat()).isFalse();
    assertThat(masternode.getAnnouncedTier())
        .isEqualTo(org.timecoin.contracts.types.v1.Tier.TIER_SILVER);
    var status = consensus.status(StatusRequest.getDefaultInstance()).await().atMost(SOON);
    assertThat(status.getMasternodes()).isPositive();
    assertThat(status.getOnline()).isPositive();
    assertThat(status.hasMasternode()).isFalse();
  }

  @Test
  void heartbeatsAreVerifiedCountedAndKeptOnlyAsFarAsConfigured() throws SQLException {
    announce(key);
    for (int sequence = 1; sequence <= 5; sequence++) {
      beat(key, sequence);
    }
    beat(key, 3);
    beat(key, 6);
    awaitHeartbeats(key, 6);
    assertThat(find(key).orElseThrow().getHeartbeatSequence()).isEqualTo(6);
    assertThat(rows("heartbeat h", "h.public_key", key)).isEqualTo(3);
  }

  @Test
  void aWitnessIsKeptOnceAndReadingItAgainChangesNothing() throws SQLException {
    announce(other);
    announce(key);
    SignedHeartbeat seen = beat(key, 1);
    awaitHeartbeats(key, 1);
    WitnessAttestation attestation =
        WitnessAttestation.sign(seen.hash(), "10.0.0.2:24100", clock.seconds(), other);
    publish(key, news().setAttestation(MasternodeMap.toProto(attestation)));
    publish(key, news().setAttestation(MasternodeMap.toProto(attestation)));
    beat(key, 2);
    awaitHeartbeats(key, 2);
    assertThat(rows("attestation a", "a.witness_key", other)).isEqualTo(1);
  }

  @Test
  void newsOfAnotherChainAndForgeriesHaveNoEffect() {
    announce(key);
    publish(other, news().setGenesisHash(ByteString.copyFrom(new byte[32])));
    SignedHeartbeat foreign = SignedHeartbeat.sign("10.0.0.1:24100", 7, clock.seconds(), other);
    SignedHeartbeat forged =
        new SignedHeartbeat(
            "10.0.0.1:24100", 7, clock.seconds(), key.publicKey(), foreign.signature());
    publish(key, news().setHeartbeat(MasternodeMap.toProto(forged)));
    beat(key, 8);
    awaitHeartbeats(key, 1);
    assertThat(find(other)).isEmpty();
  }

  private long rows(String table, String column, SigningKey who) throws SQLException {
    String sql = "SELECT count(*) FROM consensus." + table + " WHERE " + column + " = ?";
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      statement.setBytes(1, who.publicKey().bytes());
      try (var result = statement.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    }
  }
}
