package org.timecoin.chain.heal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.ChainClient;
import org.timecoin.chain.ChainTestServers;
import org.timecoin.chain.GoldenChain;
import org.timecoin.chain.writer.CurrentChain;
import org.timecoin.contracts.chain.v1.ImportResponse;
import org.timecoin.contracts.chain.v1.MutinyChainGrpc.MutinyChainStub;
import org.timecoin.protocol.block.Block;

/** A writer whose last block's rows are damaged while it runs goes on when the next block comes. */
@QuarkusTest
@QuarkusTestResource(ChainTestServers.class)
@TestProfile(RunningWriterTest.Often.class)
class RunningWriterTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<Block> BLOCKS = GoldenChain.blocks();

  /** What takes minutes in life takes seconds; what is looked at only now and then is not. */
  public static final class Often implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "timenode.chain.heal.retry", "500ms",
          "timenode.chain.heal.suspicion-every", "1h");
    }
  }

  @GrpcClient("chain")
  MutinyChainStub chain;

  @Inject CurrentChain current;
  @Inject Pool pool;

  private int height;

  @BeforeEach
  void importOneMore() {
    Awaitility.await().atMost(PATIENCE).until(() -> current.get().isPresent());
    height = Math.toIntExact(tip());
    assertThat(importNext().hasApplied()).isTrue();
  }

  @Test
  void aDamagedTipIsPutRightWhenABlockCouldNotBeCommitted() {
    damage("UPDATE chain.tip SET hash = sha256('x')");

    assertThat(importNext().hasUnavailable()).isTrue();

    Awaitility.await().atMost(PATIENCE).until(this::nextIsApplied);
    assertThat(count("SELECT count(*) FROM chain.tip JOIN chain.block USING (height, hash)"))
        .isEqualTo(1);
  }

  @Test
  void aDamagedHashOfTheLastBlockIsNeverBuiltOn() {
    damage("UPDATE chain.block SET hash = sha256('y') WHERE height = " + height);
    damage("UPDATE chain.tip SET hash = sha256('x')");
    assertThat(importNext().hasUnavailable()).isTrue();
    damage("UPDATE chain.tip SET hash = '\\x%s'".formatted(BLOCKS.get(height).hash()));

    Awaitility.await().atMost(PATIENCE).until(this::nextIsApplied);
  }

  private boolean nextIsApplied() {
    ImportResponse response = importNext();
    assertThat(response.hasRejected()).as(response.toString()).isFalse();
    return response.hasApplied();
  }

  private ImportResponse importNext() {
    ImportResponse response =
        new ChainClient(chain).importAll(List.of(BLOCKS.get(height + 1)), 1).getFirst();
    if (response.hasApplied()) {
      height++;
    }
    return response;
  }

  private long tip() {
    return current.get().orElseThrow().state().tip().height();
  }

  private void damage(String sql) {
    pool.withTransaction(
            connection ->
                connection.query("SET LOCAL session_replication_role = replica; " + sql).execute())
        .await()
        .atMost(PATIENCE);
  }

  private long count(String sql) {
    return pool.query(sql).execute().await().atMost(PATIENCE).iterator().next().getLong(0);
  }
}
