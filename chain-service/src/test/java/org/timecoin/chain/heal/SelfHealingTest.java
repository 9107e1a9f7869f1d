package org.timecoin.chain.heal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grpc.Status;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.ChainClient;
import org.timecoin.chain.ChainTestServers;
import org.timecoin.chain.FakeNeighbours;
import org.timecoin.chain.GoldenNode;
import org.timecoin.chain.lease.Role;
import org.timecoin.chain.rpc.http.RpcServer;
import org.timecoin.chain.store.UtxoSummaries;
import org.timecoin.chain.writer.CurrentRole;
import org.timecoin.contracts.chain.v1.BlocksRequest;
import org.timecoin.contracts.chain.v1.ImportResponse;
import org.timecoin.contracts.types.v1.HeightRange;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.bytes.Hash;

/** A running node whose rows are damaged by hand, between peers that help, lie, or say nothing. */
@QuarkusTest
@QuarkusTestResource(ChainTestServers.class)
@TestProfile(SelfHealingTest.Often.class)
class SelfHealingTest extends GoldenNode {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** What takes minutes in life takes seconds. */
  public static final class Often implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "timenode.chain.heal.retry", "500ms",
          "timenode.chain.heal.ask-every", "500ms",
          "timenode.chain.heal.suspicion-every", "1ms",
          "timenode.chain.heal.scrub-blocks", "1000");
    }
  }

  @Inject FakeNeighbours neighbours;
  @Inject RpcServer server;
  @Inject Pool pool;
  @Inject Complaints complaints;
  @Inject UtxoSummaries summaries;
  @Inject CurrentRole role;

  @ConfigProperty(name = "timenode.rpc.cookie-file")
  Path cookie;

  @Test
  void aDamagedBlockIsFoundByTheScrubAndFetchedFromTheFirstPeerWhoHasIt() {
    Map<String, LongFunction<Optional<Block>>> peers = new LinkedHashMap<>();
    peers.put("10.0.0.1:24100", height -> Optional.empty());
    peers.put("10.0.0.2:24100", height -> Optional.of(block(height + 1)));
    peers.put("10.0.0.3:24100", height -> Optional.of(withOtherTransactions(block(height))));
    peers.put("10.0.0.4:24100", height -> Optional.of(withOtherRewards(block(height))));
    peers.put("10.0.0.5:24100", height -> Optional.of(block(height)));
    neighbours.peersHave(peers);
    damage("UPDATE chain.block SET bincode = set_byte(bincode, 200, 7) WHERE height = 700");

    Awaitility.await().atMost(PATIENCE).until(() -> isWhole(700));

    assertThat(neighbours.asked()).containsExactlyElementsOf(peers.keySet());
    assertThat(stored(700)).isEqualTo(bytes(700));
  }

  @Test
  void aDamagedBlockIsNeverServedAndBeingAskedForItHealsIt() {
    neighbours.peersHave(Map.of());
    damage("UPDATE chain.block SET bincode = set_byte(bincode, 200, 7) WHERE height = 900");

    assertThat(served(890, 905)).isEqualTo(10);
    assertThat(Status.fromThrowable(refusal(900)).getCode()).isEqualTo(Status.Code.DATA_LOSS);
    assertThat(complaints.damaged()).contains(900L);

    neighbours.peersHave(Map.of("10.0.0.5:24100", height -> Optional.of(block(height))));
    Awaitility.await().atMost(PATIENCE).until(() -> isWhole(900));
    assertThat(served(890, 905)).isEqualTo(16);
  }

  @Test
  void aDamagedChecksumNeedsNobodysHelp() {
    neighbours.peersHave(Map.of());
    damage("UPDATE chain.block SET bincode_sha256 = sha256('x') WHERE height = 50");

    Awaitility.await().atMost(PATIENCE).until(() -> isWhole(50));

    assertThat(neighbours.asked()).isEmpty();
    assertThat(stored(50)).isEqualTo(bytes(50));
  }

  @Test
  void aDamagedHashOfAFinalBlockIsPutRightWhenVerifychainHasFoundIt() throws Exception {
    neighbours.peersHave(Map.of());
    damage("UPDATE chain.tip SET final_height = 2000");
    try {
      damage("UPDATE chain.block SET hash = sha256('x'), previous_hash = 'y' WHERE height = 1998");

      JsonNode report = call("verifychain", "[]");

      assertThat(report.get("findings")).hasSize(1);
      assertThat(report.get("findings").toString()).contains("block 1998", "another hash");
      Awaitility.await().atMost(PATIENCE).until(() -> hasHash(1998));
    } finally {
      damage("UPDATE chain.tip SET final_height = 0");
    }
    assertThat(neighbours.asked()).isEmpty();
    assertThat(call("verifychain", "[]").get("good").booleanValue()).isTrue();
  }

  @Test
  void aDamagedLastBlockIsHealedBeforeTheWriterBegins() {
    neighbours.peersHave(Map.of());
    damage("UPDATE chain.block SET bincode = set_byte(bincode, 200, 7) WHERE height = 2000");
    takeTheLeaseAway();
    Awaitility.await().atMost(PATIENCE).until(() -> complaints.damaged().contains(2000L));
    assertThat(role.get()).isNotInstanceOf(Role.Writer.class);

    neighbours.peersHave(Map.of("10.0.0.5:24100", height -> Optional.of(block(height))));
    Awaitility.await().atMost(PATIENCE).until(() -> role.get() instanceof Role.Writer);
    assertThat(stored(2000)).isEqualTo(bytes(2000));
  }

  @Test
  void aWriterThatFindsAReindexToWaitForAppliesNothingBeforeItIsDone() {
    neighbours.peersHave(Map.of());
    damage("UPDATE chain.block SET bincode = set_byte(bincode, 200, 7) WHERE height = 300");
    damage("INSERT INTO chain.reindex (waits, reason) VALUES (true, 'a test')");
    takeTheLeaseAway();
    Awaitility.await().atMost(PATIENCE).until(() -> role.get() instanceof Role.Writer);
    assertThat(importTip().getUnavailable().getReason())
        .isEqualTo("the chain is being reindexed: a test");

    neighbours.peersHave(Map.of("10.0.0.5:24100", height -> Optional.of(block(height))));
    Awaitility.await().atMost(PATIENCE).until(() -> !importTip().hasUnavailable());
    assertThat(count("SELECT count(*) FROM chain.reindex")).isZero();
  }

  @Test
  void aDamagedTipIsPutRightBeforeTheWriterBegins() {
    damage("UPDATE chain.tip SET hash = sha256('x')");
    takeTheLeaseAway();
    Awaitility.await().atMost(PATIENCE).until(() -> role.get() instanceof Role.Writer);

    assertThat(hasTip()).isTrue();
  }

  @Test
  void aDamagedTipIsPutRightWhenVerifychainHasFoundIt() throws Exception {
    damage("UPDATE chain.tip SET hash = sha256('x')");

    JsonNode report = call("verifychain", "[1]");

    assertThat(report.get("findings")).hasSize(1);
    assertThat(report.get("findings").toString()).contains("the tip is ");
    Awaitility.await().atMost(PATIENCE).until(this::hasTip);
    assertThat(call("verifychain", "[1]").get("good").booleanValue()).isTrue();
  }

  private boolean hasTip() {
    return count(
            "SELECT count(*) FROM chain.tip WHERE height = 2000 AND hash = '\\x%s'"
                .formatted(block(2000).hash()))
        == 1;
  }

  private ImportResponse importTip() {
    return new ChainClient(chain).importAll(List.of(block(2000)), 1).getFirst();
  }

  /** As another process would that has taken it and is gone at once. */
  private void takeTheLeaseAway() {
    pool.query("UPDATE chain.lease SET epoch = epoch + 1, holder = 'gone', expires_at = renewed_at")
        .execute()
        .await()
        .atMost(PATIENCE);
    Awaitility.await().atMost(PATIENCE).until(() -> !(role.get() instanceof Role.Writer));
  }

  @Test
  void verifychainNeedsTheTokenNamesWhatIsDamagedAndHasItPutRight() throws Exception {
    damage("UPDATE chain.utxo SET value_sat = value_sat + 1 WHERE created_height = 77");
    damage("DELETE FROM chain.address_entry WHERE height = 78");

    assertThat(post("verifychain", "[0]", false).statusCode()).isEqualTo(401);
    JsonNode report = call("verifychain", "[0]");

    assertThat(report.get("good").booleanValue()).isFalse();
    assertThat(report.get("compared").booleanValue()).isTrue();
    assertThat(report.get("findings").toString())
        .contains(" is wrong", "utxo ", "address_entry ", " is missing");
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(count("SELECT count(*) FROM chain.reindex")).isZero());
    assertThat(call("verifychain", "[0]").get("good").booleanValue()).isTrue();
    assertThat(call("verifychain", "[]").get("first").longValue()).isEqualTo(1995);
    assertThat(call("reindex", "[]").get("good").booleanValue()).isTrue();
  }

  @Test
  void peersWhoAgreeOnOtherOutputsAreLookedIntoAndNotBelieved() {
    Hash ours = utxoHash();
    Hash theirs = Hash.fromHex("ab".repeat(32));
    Block tip = BLOCKS.getLast();
    neighbours.peersSay(3, 2000, tip.hash(), theirs);

    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(metric("timenode.chain.heal.peers.differ")).isEqualTo(1));

    assertThat(utxoHash()).isEqualTo(ours);
    assertThat(count("SELECT count(*) FROM chain.reindex")).isZero();
  }

  @Test
  void aLostOutputComesBackWhenPeersContradict() {
    neighbours.peersSay(0, 0, Hash.ZERO, Hash.ZERO);
    Hash whole = utxoHash();
    damage("DELETE FROM chain.utxo WHERE created_height = 1234");
    assertThat(utxoHash()).isNotEqualTo(whole);

    neighbours.peersSay(3, 2000, BLOCKS.getLast().hash(), whole);

    Awaitility.await().atMost(PATIENCE).until(() -> utxoHash().equals(whole));
  }

  @Test
  void aLostOutputComesBackThoughADamagedBlockIsInTheWayAtFirst() {
    neighbours.peersSay(0, 0, Hash.ZERO, Hash.ZERO);
    neighbours.peersHave(Map.of());
    Hash whole = utxoHash();
    damage("DELETE FROM chain.utxo WHERE created_height = 1235");
    // The checksum fits, so that no scrub finds it: only the look does.
    damage(
        "UPDATE chain.block SET bincode = set_byte(bincode, 90, 7),"
            + " bincode_sha256 = sha256(set_byte(bincode, 90, 7)) WHERE height = 600");
    complaints.inconsistent("a test");
    Awaitility.await().atMost(PATIENCE).until(() -> complaints.damaged().contains(600L));

    neighbours.peersHave(Map.of("10.0.0.5:24100", height -> Optional.of(block(height))));
    Awaitility.await().atMost(PATIENCE).until(() -> utxoHash().equals(whole));
    assertThat(stored(600)).isEqualTo(bytes(600));
  }

  @Inject io.micrometer.core.instrument.MeterRegistry registry;

  private double metric(String name) {
    return registry.get(name).counter().count();
  }

  private Hash utxoHash() {
    return summaries.fresh().await().atMost(PATIENCE).hash();
  }

  private static Block block(long height) {
    return BLOCKS.get((int) height);
  }

  /** The hash doesn't say what is in a block beside its coinbase. */
  private static Block withOtherTransactions(Block block) {
    List<Transaction> more =
        java.util.stream.Stream.concat(
                block.transactions().stream(), BLOCKS.get(3).transactions().stream())
            .toList();
    return new Block(block.header(), more, block.masternodeRewards());
  }

  private static Block withOtherRewards(Block block) {
    return new Block(
        block.header(), block.transactions(), List.of(new MasternodeReward("somebody", 1)));
  }

  private void damage(String sql) {
    pool.withTransaction(
            connection ->
                connection.query("SET LOCAL session_replication_role = replica; " + sql).execute())
        .await()
        .atMost(PATIENCE);
  }

  private boolean isWhole(long height) {
    return count(
            "SELECT count(*) FROM chain.block WHERE height = %d AND sha256(bincode) = bincode_sha256"
                .formatted(height))
        == 1;
  }

  private boolean hasHash(long height) {
    return count(
            "SELECT count(*) FROM chain.block WHERE height = %d AND hash = '\\x%s'"
                .formatted(height, block(height).hash()))
        == 1;
  }

  private long count(String sql) {
    return pool.query(sql).execute().await().atMost(PATIENCE).iterator().next().getLong(0);
  }

  private byte[] stored(long height) {
    return pool.query("SELECT bincode FROM chain.block WHERE height = " + height)
        .execute()
        .await()
        .atMost(PATIENCE)
        .iterator()
        .next()
        .getBuffer(0)
        .getBytes();
  }

  private static byte[] bytes(long height) {
    return org.timecoin.protocol.block.BlockCodec.encode(block(height));
  }

  private int served(long first, long last) {
    return chain
        .blocks(range(first, last))
        .onFailure()
        .recoverWithCompletion()
        .collect()
        .asList()
        .await()
        .atMost(PATIENCE)
        .size();
  }

  private Throwable refusal(long height) {
    return catchThrowable(
        () -> chain.blocks(range(height, height)).collect().asList().await().atMost(PATIENCE));
  }

  private static BlocksRequest range(long first, long last) {
    return BlocksRequest.newBuilder()
        .setRange(HeightRange.newBuilder().setFirst(first).setLast(last))
        .build();
  }

  private JsonNode call(String method, String params) throws Exception {
    JsonNode answer = JSON.readTree(post(method, params, true).body());
    assertThat(answer.has("result")).as(answer.toString()).isTrue();
    return answer.get("result");
  }

  private HttpResponse<String> post(String method, String params, boolean token) throws Exception {
    String body = "{\"id\":1,\"method\":\"%s\",\"params\":%s}".formatted(method, params);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (token) {
      request.header("Authorization", "Bearer " + Files.readString(cookie));
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
