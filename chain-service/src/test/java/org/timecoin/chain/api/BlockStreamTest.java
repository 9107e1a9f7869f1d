package org.timecoin.chain.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.Blocks;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.config.ChainConfig;
import org.timecoin.chain.store.TestDatabase;
import org.timecoin.contracts.chain.v1.BlocksResponse;
import org.timecoin.protocol.network.NetworkParameters;

/** How much of a stream is read ahead of a slow reader. */
class BlockStreamTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final NetworkParameters TESTNET = NetworkParameters.testnet();

  private final TestDatabase database = TestDatabase.opened(TESTNET);
  private final ExecutorService loop = Executors.newSingleThreadExecutor();
  private final RecordingCall<BlocksResponse> call = new RecordingCall<>();
  private final AtomicInteger ends = new AtomicInteger();

  @BeforeEach
  void importBlocks() {
    database
        .applier((block, parent, unspent, claims) -> Optional.empty(), 100)
        .apply(Blocks.candidates(Blocks.run(TESTNET.genesis().header(), 30)), CommitNotes.NONE);
  }

  @AfterEach
  void close() throws InterruptedException {
    loop.shutdown();
    loop.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    database.close();
  }

  @Test
  void aReaderThatIsNotReadyGetsNothingUntilItIs() {
    call.setReady(false);
    stream(0, 30);
    Awaitility.await().during(Duration.ofMillis(200)).until(() -> call.sent().isEmpty());
    call.setReady(true);

    awaitEnd();
    assertThat(call.sent()).hasSize(31);
  }

  @Test
  void aReaderThatGoesAwayEndsItsStreamOnce() {
    call.setReady(false);
    stream(0, 30);
    // As gRPC does it: a cancellation comes on the loop of the call, after the call itself.
    loop.execute(call::cancel);

    Awaitility.await().atMost(PATIENCE).until(() -> ends.get() == 1);
    call.setReady(true);
    Awaitility.await().during(Duration.ofMillis(200)).until(() -> call.sent().isEmpty());
    assertThat(ends).hasValue(1);
  }

  @Test
  void aDatabaseThatFailsEndsTheStreamWithAStatus() {
    database.execute("DROP TABLE chain.block");
    stream(0, 30);

    awaitEnd();
    assertThat(call.failures()).singleElement().asString().contains("UNAVAILABLE");
  }

  @Test
  void onlySoManyStreamsAreOpen() {
    BlockStreams streams = new BlockStreams(database.reader(), new Pages(7, 0));

    streams.open(org.timecoin.contracts.chain.v1.BlocksRequest.getDefaultInstance(), call);

    assertThat(call.failures()).singleElement().asString().contains("RESOURCE_EXHAUSTED");
  }

  private void stream(long first, long last) {
    BlockStream stream =
        new BlockStream(
            database.reader(), new Pages(7, 8), call, false, loop, ends::incrementAndGet);
    loop.execute(() -> stream.start(new Heights(first, last), 1 << 20));
  }

  private void awaitEnd() {
    Awaitility.await().atMost(PATIENCE).until(call::isCompleted);
    assertThat(ends).hasValue(1);
  }

  private record Pages(int pageBlocks, int streamsMax) implements ChainConfig.Serve {
    @Override
    public int pageBytes() {
      return 1 << 20;
    }

    @Override
    public int utxosMax() {
      throw new UnsupportedOperationException();
    }
  }
}
