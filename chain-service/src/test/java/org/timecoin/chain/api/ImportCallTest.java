package org.timecoin.chain.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.stub.StreamObserver;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.Blocks;
import org.timecoin.chain.ChainClient;
import org.timecoin.chain.apply.ApplyWatch;
import org.timecoin.chain.apply.BatchComputation;
import org.timecoin.chain.apply.BatchLimits;
import org.timecoin.chain.apply.BlockApplier;
import org.timecoin.chain.apply.BlockJudge;
import org.timecoin.chain.apply.MemoryStorage;
import org.timecoin.chain.apply.Proposals;
import org.timecoin.chain.apply.SwitchLimits;
import org.timecoin.chain.lease.Epoch;
import org.timecoin.chain.lease.Role;
import org.timecoin.chain.lease.Term;
import org.timecoin.chain.writer.ApplyQueue;
import org.timecoin.chain.writer.CurrentRole;
import org.timecoin.chain.writer.QueueLimits;
import org.timecoin.chain.writer.RunWriter;
import org.timecoin.contracts.chain.v1.ImportRequest;
import org.timecoin.contracts.chain.v1.ImportResponse;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.rules.SignatureClaim;

/** How far an Import stream is read ahead of the writer. */
class ImportCallTest {

  private static final Block GENESIS = NetworkParameters.testnet().genesis();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CountDownLatch gate = new CountDownLatch(1);
  private final Vertx vertx = Vertx.vertx();
  private final CurrentRole role = new CurrentRole();
  private final WriterGate gateOfWriter = new WriterGate(role);
  private final ApplyQueue queue = queue();
  private final RecordingCall<ImportResponse> call = new RecordingCall<>();
  private final List<Block> chain = Blocks.run(GENESIS.header(), 40);

  @BeforeEach
  void write() {
    role.set(new Role.Writer(new Term(new Epoch(1), "a test")));
  }

  @AfterEach
  void close() {
    gate.countDown();
    queue.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void requestsBoundTheReadAhead() {
    StreamObserver<ImportRequest> stream = open(new Window(4, 1 << 20));

    assertThat(sendWhileAsked(stream, 1, 40)).isEqualTo(4);
  }

  @Test
  void bytesBoundTheReadAhead() {
    int two = 2 * request(0, 1).getSerializedSize();
    StreamObserver<ImportRequest> stream = open(new Window(100, two));

    assertThat(sendWhileAsked(stream, 1, 40)).isEqualTo(2);
  }

  @Test
  void answersMakeRoomForMoreAndTheStreamEndsWhenAllIsAnswered() {
    StreamObserver<ImportRequest> stream = open(new Window(2, 1 << 20));
    int sent = sendWhileAsked(stream, 1, 40);
    gate.countDown();
    while (sent < 40) {
      Awaitility.await().atMost(PATIENCE).until(() -> call.asked() > 0);
      sent += sendWhileAsked(stream, sent + 1, 40);
    }
    onLoop(stream::onCompleted);

    Awaitility.await().atMost(PATIENCE).until(call::isCompleted);
    assertThat(call.sent()).hasSize(40).allMatch(ImportResponse::hasApplied);
    assertThat(call.sent().getLast().getApplied().getTip().getHeight()).isEqualTo(40);
  }

  @Test
  void whoGoesAwayGetsNoAnswerAndHisBlocksAreApplied() {
    StreamObserver<ImportRequest> stream = open(new Window(4, 1 << 20));
    sendWhileAsked(stream, 1, 40);
    onLoop(call::cancel);
    gate.countDown();

    Awaitility.await().atMost(PATIENCE).until(() -> queue.depth() == 0);
    onLoop(() -> stream.onError(new IllegalStateException("cancelled")));
    assertThat(call.sent()).isEmpty();
    assertThat(call.isCompleted()).isFalse();
  }

  /** Sends one block a request as long as the call asks for more; how many it took. */
  private int sendWhileAsked(StreamObserver<ImportRequest> stream, int height, int last) {
    int sent = 0;
    while (height + sent <= last && call.takeAsked()) {
      ImportRequest next = request(height + sent - 1, height + sent);
      onLoop(() -> stream.onNext(next));
      sent++;
    }
    return sent;
  }

  private ImportRequest request(int from, int to) {
    return ChainClient.request(chain.subList(from, to));
  }

  private StreamObserver<ImportRequest> open(Window window) {
    CompletableFuture<StreamObserver<ImportRequest>> opened = new CompletableFuture<>();
    vertx.runOnContext(
        unused -> opened.complete(ImportCall.open(call, gateOfWriter, queue::submit, window)));
    return opened.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private void onLoop(Runnable task) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    vertx.runOnContext(
        unused -> {
          task.run();
          done.complete(null);
        });
    done.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private ApplyQueue queue() {
    BlockJudge gated =
        (block, parent, unspent, claims) -> {
          try {
            gate.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Optional.empty();
        };
    ApplyWatch watch = new ApplyWatch() {};
    MemoryStorage storage = new MemoryStorage(GENESIS);
    BatchComputation rules = new BatchComputation(gated, claims -> OptionalInt.empty());
    BlockApplier applier =
        new BlockApplier(
            storage, rules, new BatchLimits(10, 1 << 20), new SwitchLimits(100, 1 << 20), watch);
    return new ApplyQueue(
        new RunWriter(
            applier,
            new Proposals(storage, rules, NetworkParameters.testnet(), SignatureClaim::holds),
            Optional::empty),
        new QueueLimits(100, 1 << 20, 10),
        watch);
  }
}
