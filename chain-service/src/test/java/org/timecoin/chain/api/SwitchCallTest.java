package org.timecoin.chain.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.Blocks;
import org.timecoin.chain.writer.SwitchRequest;
import org.timecoin.contracts.chain.v1.SwitchBranchRequest;
import org.timecoin.contracts.chain.v1.SwitchBranchResponse;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockCodec;
import org.timecoin.protocol.network.NetworkParameters;

/** What a SwitchBranch stream collects, and how much of it. */
class SwitchCallTest {

  private static final Block GENESIS = NetworkParameters.testnet().genesis();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final SwitchBranchResponse SWITCHED =
      SwitchBranchResponse.newBuilder().setUndone(4).build();

  private final Vertx vertx = Vertx.vertx();
  private final Semaphore turn = new Semaphore(1);
  private final List<SwitchRequest> asked = new ArrayList<>();
  private final CompletableFuture<SwitchBranchResponse> done = new CompletableFuture<>();
  private final RecordingCall<SwitchBranchResponse> call = new RecordingCall<>();
  private final List<Block> branch = Blocks.run(GENESIS.header(), 6);
  private final int branchBytes = branch.stream().mapToInt(b -> BlockCodec.encode(b).length).sum();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void allMessagesAreOneBranch() {
    StreamObserver<SwitchBranchRequest> stream = open(call, branchBytes);

    send(stream, first(branch.subList(0, 2)));
    send(stream, more(branch.subList(2, 6)));
    onLoop(stream::onCompleted);
    done.complete(SWITCHED);

    Awaitility.await().atMost(PATIENCE).until(call::isCompleted);
    assertThat(call.sent()).containsExactly(SWITCHED);
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst().ancestorHash()).isEqualTo(GENESIS.hash());
    assertThat(asked.getFirst().now()).isEqualTo(77);
    assertThat(asked.getFirst().branch())
        .containsExactlyElementsOf(branch.stream().map(BlockCodec::encode).toList());
    assertThat(turn.availablePermits()).isEqualTo(1);
  }

  @Test
  void aBranchOverTheLimitIsRefusedBeforeItIsAllThere() {
    StreamObserver<SwitchBranchRequest> stream = open(call, branchBytes - 1);

    send(stream, first(branch));

    assertRefused("larger than");
    onLoop(stream::onCompleted);
    assertThat(asked).isEmpty();
  }

  @Test
  void manySmallBlocksAreRefusedToo() {
    StreamObserver<SwitchBranchRequest> stream = open(call, Long.MAX_VALUE);
    SwitchBranchRequest many = more(branch);
    send(stream, first(branch));
    for (int sent = 6; sent + 6 <= SwitchCall.BLOCKS_MOST; sent += 6) {
      send(stream, many);
    }
    assertThat(call.failures()).isEmpty();

    send(stream, many);

    assertRefused("at most 1000 blocks");
  }

  @Test
  void anAncestorIsNamedOnceAndFirst() {
    StreamObserver<SwitchBranchRequest> stream = open(call, branchBytes);
    send(stream, more(branch));
    assertRefused("a hash has 32 bytes");

    RecordingCall<SwitchBranchResponse> other = new RecordingCall<>();
    StreamObserver<SwitchBranchRequest> twice = open(other, 2L * branchBytes);
    send(twice, first(branch));
    send(twice, first(branch));
    assertThat(Status.fromThrowable(other.failures().getFirst()).getDescription())
        .contains("only the first message");
  }

  @Test
  void aStreamOfNothingIsNoBranch() {
    StreamObserver<SwitchBranchRequest> stream = open(call, branchBytes);

    onLoop(stream::onCompleted);

    assertRefused("a branch begins with its ancestor");
  }

  @Test
  void oneBranchAtATimeAndTheNextWhenItsCallHasEnded() {
    StreamObserver<SwitchBranchRequest> stream = open(call, branchBytes);
    RecordingCall<SwitchBranchResponse> second = new RecordingCall<>();
    send(open(second, branchBytes), first(branch));
    assertThat(second.sent().getFirst().getUnavailable().getReason()).contains("under way");
    assertThat(second.isCompleted()).isTrue();

    onLoop(call::cancel);
    onLoop(() -> stream.onError(Status.CANCELLED.asRuntimeException()));

    assertThat(turn.availablePermits()).isEqualTo(1);
    RecordingCall<SwitchBranchResponse> third = new RecordingCall<>();
    send(open(third, branchBytes), first(branch));
    assertThat(third.sent()).isEmpty();
  }

  @Test
  void whoNeverEndsDoesNotKeepOthersOut() {
    StreamObserver<SwitchBranchRequest> stream =
        open(call, new SwitchCall.Bounds(branchBytes, Duration.ofMillis(100)));
    send(stream, first(branch));

    Awaitility.await().atMost(PATIENCE).until(call::isCompleted);

    assertRefused("did not come within");
    assertThat(turn.availablePermits()).isEqualTo(1);
  }

  private void assertRefused(String why) {
    Status status = Status.fromThrowable(call.failures().getFirst());
    assertThat(status.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(status.getDescription()).contains(why);
    assertThat(turn.availablePermits()).isEqualTo(1);
  }

  private SwitchBranchRequest first(List<Block> blocks) {
    return more(blocks).toBuilder().setAncestor(ChainMap.ref(0, GENESIS.hash())).setNow(77).build();
  }

  private static SwitchBranchRequest more(List<Block> blocks) {
    return SwitchBranchRequest.newBuilder()
        .addAllBranch(blocks.stream().map(ChainMap::toProto).toList())
        .build();
  }

  private void send(StreamObserver<SwitchBranchRequest> stream, SwitchBranchRequest request) {
    onLoop(() -> stream.onNext(request));
  }

  private StreamObserver<SwitchBranchRequest> open(
      RecordingCall<SwitchBranchResponse> of, long bytes) {
    return open(of, new SwitchCall.Bounds(bytes, PATIENCE));
  }

  private StreamObserver<SwitchBranchRequest> open(
      RecordingCall<SwitchBranchResponse> of, SwitchCall.Bounds bounds) {
    CompletableFuture<StreamObserver<SwitchBranchRequest>> opened = new CompletableFuture<>();
    vertx.runOnContext(
        unused ->
            opened.complete(
                SwitchCall.open(
                    of,
                    request -> {
                      asked.add(request);
                      return Uni.createFrom().completionStage(done);
                    },
                    turn,
                    bounds)));
    return opened.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private void onLoop(Runnable task) {
    CompletableFuture<Void> ran = new CompletableFuture<>();
    vertx.runOnContext(
        unused -> {
          task.run();
          ran.complete(null);
        });
    ran.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }
}
