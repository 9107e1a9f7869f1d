package org.timecoin.chain.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.timecoin.chain.Blocks;
import org.timecoin.chain.apply.ApplyResult;
import org.timecoin.chain.apply.ApplyWatch;
import org.timecoin.chain.apply.BatchComputation;
import org.timecoin.chain.apply.BatchLimits;
import org.timecoin.chain.apply.BlockApplier;
import org.timecoin.chain.apply.BlockJudge;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.apply.MemoryStorage;
import org.timecoin.chain.apply.Proposals;
import org.timecoin.chain.apply.Refusal;
import org.timecoin.chain.apply.SwitchLimits;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.rules.SignatureClaim;

class ApplyQueueTest {

  private static final Block GENESIS = NetworkParameters.testnet().genesis();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final MemoryStorage storage = new MemoryStorage(GENESIS);
  private final List<Candidate> chain = Blocks.candidates(Blocks.run(GENESIS.header(), 12));
  private final CountDownLatch gate = new CountDownLatch(1);
  private final CountDownLatch atGate = new CountDownLatch(1);
  private Optional<ApplyQueue> open = Optional.empty();
  private Optional<String> pause = Optional.empty();

  @AfterEach
  void close() {
    gate.countDown();
    open.ifPresent(ApplyQueue::close);
  }

  @Test
  void requestsAreAnsweredInOrderWithTheTipTheyLedTo() {
    ApplyQueue queue = queue(new QueueLimits(10, 1 << 20, 1), accepting());

    List<CompletableFuture<ApplyResult>> results =
        List.of(submit(queue, 0, 4), submit(queue, 4, 8), submit(queue, 2, 4));

    assertThat(await(results.get(0))).isEqualTo(applied(4, 4));
    assertThat(await(results.get(1))).isEqualTo(applied(8, 4));
    assertThat(await(results.get(2))).isInstanceOf(ApplyResult.AlreadyKnown.class);
  }

  @Test
  void requestsThatFollowOneAnotherShareATransaction() {
    ApplyQueue queue = queue(new QueueLimits(10, 1 << 20, 100), gated());
    CompletableFuture<ApplyResult> first = submitAndReachGate(queue);
    CompletableFuture<ApplyResult> second = submit(queue, 1, 5);
    CompletableFuture<ApplyResult> third = submit(queue, 5, 9);
    Awaitility.await().atMost(PATIENCE).until(() -> queue.prepared() == 2);
    gate.countDown();

    assertThat(await(first)).isEqualTo(applied(1, 1));
    assertThat(await(second)).isEqualTo(applied(9, 4));
    assertThat(await(third)).isEqualTo(applied(9, 4));
    assertThat(storage.commits()).extracting(plan -> plan.blocks().size()).containsExactly(1, 8);
  }

  @Test
  void requestsThatComeWhileOneIsAppliedJoinItUpToABoundAndOtherWorkGetsItsTurn() {
    ApplyQueue queue = queue(new QueueLimits(10, 1 << 20, 4), gated());
    CompletableFuture<ApplyResult> first = submitAndReachGate(queue);
    CompletableFuture<Integer> other =
        queue.alone(() -> storage.commits().size()).toCompletableFuture();
    List<CompletableFuture<ApplyResult>> later =
        List.of(submit(queue, 1, 4), submit(queue, 4, 6), submit(queue, 6, 8));
    Awaitility.await().atMost(PATIENCE).until(() -> queue.prepared() == 3);
    gate.countDown();

    assertThat(await(first)).isEqualTo(applied(1, 1));
    assertThat(await(later.getLast())).isEqualTo(applied(8, 2));
    assertThat(later).allMatch(answer -> await(answer) instanceof ApplyResult.Applied);
    assertThat(storage.commits()).extracting(plan -> plan.blocks().size()).containsExactly(1, 3, 4);
    assertThat(other.join()).as("commits before the other work").isEqualTo(2);
  }

  @Test
  void joinedRequestsHaveNoMoreBytesThanTheQueue() {
    int size = chain.getFirst().bincode().length;
    ApplyQueue queue = queue(new QueueLimits(10, 3 * size, 100), gated());
    CompletableFuture<ApplyResult> first = submitAndReachGate(queue);
    CompletableFuture<Integer> other =
        queue.alone(() -> storage.commits().size()).toCompletableFuture();
    CompletableFuture<ApplyResult> second = submit(queue, 1, 3);
    Awaitility.await().atMost(PATIENCE).until(() -> queue.prepared() == 1);
    // There is room in the queue for it when the first is answered, and none in the group.
    CompletableFuture<ApplyResult> third = first.thenCompose(done -> submitAndPrepare(queue, 3, 4));
    gate.countDown();

    assertThat(await(second)).isEqualTo(applied(3, 2));
    assertThat(await(third)).isEqualTo(applied(4, 1));
    assertThat(other.join()).as("commits before the other work").isEqualTo(2);
  }

  @Test
  void aReasonToWaitHoldsForWhatComesMeanwhile() {
    ApplyQueue queue = queue(new QueueLimits(10, 1 << 20, 100), gated());
    CompletableFuture<ApplyResult> first = submitAndReachGate(queue);
    CompletableFuture<ApplyResult> second = submit(queue, 1, 5);
    Awaitility.await().atMost(PATIENCE).until(() -> queue.prepared() == 1);
    pause = Optional.of("the outbox is full");
    gate.countDown();

    assertThat(await(first)).isEqualTo(applied(1, 1));
    assertThat(await(second)).isEqualTo(new ApplyResult.Unavailable("the outbox is full"));
  }

  @Test
  void ofJoinedRequestsOnlyTheOneWithTheBadBlockIsRejected() {
    BlockJudge judge = refusing(chain.get(6));
    ApplyQueue queue = queue(new QueueLimits(10, 1 << 20, 100), gated(judge));
    CompletableFuture<ApplyResult> head = submitAndReachGate(queue);
    CompletableFuture<ApplyResult> good = submit(queue, 1, 5);
    CompletableFuture<ApplyResult> bad = submit(queue, 5, 9);
    CompletableFuture<ApplyResult> behind = submit(queue, 9, 12);
    Awaitility.await().atMost(PATIENCE).until(() -> queue.prepared() == 3);
    gate.countDown();

    assertThat(await(head)).isInstanceOf(ApplyResult.Applied.class);
    assertThat(await(good)).isInstanceOf(ApplyResult.Applied.class);
    assertThat(await(bad))
        .isInstanceOfSatisfying(
            ApplyResult.Rejected.class,
            rejected -> {
              assertThat(rejected.tip().height()).isEqualTo(6);
              assertThat(rejected.broken().height()).isEqualTo(7);
            });
    assertThat(await(behind))
        .isInstanceOfSatisfying(
            ApplyResult.MissingParent.class,
            missing -> assertThat(missing.parentHash()).isEqualTo(chain.get(8).hash()));
  }

  @Test
  void whatIsNoBlockIsRejectedAfterTheBlocksBeforeIt() {
    ApplyQueue queue = queue(new QueueLimits(10, 1 << 20, 100), accepting());
    List<byte[]> blocks =
        List.of(chain.get(0).bincode(), chain.get(1).bincode(), new byte[] {1, 2, 3});

    ApplyResult result = await(queue.submit(request(blocks)).toCompletableFuture());

    assertThat(result)
        .isInstanceOfSatisfying(
            ApplyResult.Rejected.class,
            rejected -> {
              assertThat(rejected.broken().rule()).isEqualTo("malformed");
              assertThat(rejected.broken().height()).isEqualTo(3);
              assertThat(rejected.broken().stateless()).isTrue();
              assertThat(rejected.tip().height()).isEqualTo(2);
            });
  }

  @Test
  void whatIsNoBlockAtAllIsRejectedAtOurTip() {
    ApplyQueue queue = queue(new QueueLimits(10, 1 << 20, 100), accepting());

    ApplyResult result = await(queue.submit(request(List.of(new byte[0]))).toCompletableFuture());

    assertThat(result).isInstanceOf(ApplyResult.Rejected.class);
    assertThat(storage.commits()).isEmpty();
  }

  @Test
  void overItsLimitsTheQueueRefusesAtOnce() {
    int bytes = chain.getFirst().bincode().length;
    ApplyQueue byRequests = queue(new QueueLimits(1, 1 << 20, 1), gated());
    CompletableFuture<ApplyResult> held = submit(byRequests, 0, 1);
    assertThat(submit(byRequests, 1, 2)).isCompletedWithValueMatching(ApplyQueueTest::isFull);
    gate.countDown();
    assertThat(await(held)).isInstanceOf(ApplyResult.Applied.class);
    byRequests.close();

    ApplyQueue byBytes = queue(new QueueLimits(10, bytes, 1), accepting());
    assertThat(submit(byBytes, 1, 3)).isCompletedWithValueMatching(ApplyQueueTest::isFull);
    // What was refused takes no room.
    assertThat(await(submit(byBytes, 1, 2))).isInstanceOf(ApplyResult.Applied.class);
  }

  @Test
  void stoppingFinishesWhatIsUnderWayAndAnswersTheRest() {
    ApplyQueue queue = queue(new QueueLimits(10, 1 << 20, 1), gated());
    CompletableFuture<ApplyResult> underWay = submitAndReachGate(queue);
    CompletableFuture<ApplyResult> waiting = submit(queue, 1, 2);
    Awaitility.await().atMost(PATIENCE).until(() -> queue.prepared() == 1);
    CompletableFuture<Void> closing = CompletableFuture.runAsync(queue::close);

    assertThat(await(waiting)).isInstanceOf(ApplyResult.Unavailable.class);
    gate.countDown();
    assertThat(await(underWay)).isInstanceOf(ApplyResult.Applied.class);
    closing.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    assertThat(submit(queue, 1, 2)).succeedsWithin(PATIENCE);
  }

  @Test
  void whileThereIsAReasonToWaitNothingIsApplied() {
    ApplyQueue queue = queue(new QueueLimits(10, 1 << 20, 1), accepting());
    pause = Optional.of("the outbox is full");

    assertThat(await(submit(queue, 0, 1)))
        .isEqualTo(new ApplyResult.Unavailable("the outbox is full"));
    assertThat(storage.commits()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whoIsAnsweredIsNotTouchedByALaterFailure(MemoryStorage.Failure failure) {
    ApplyQueue queue = queue(new QueueLimits(10, 1 << 20, 100), gated());
    storage.commitLate();
    CompletableFuture<ApplyResult> first = submitAndReachGate(queue);
    CompletableFuture<Void> failing = first.thenRun(() -> storage.failNextCommit(failure));
    CompletableFuture<ApplyResult> second = submit(queue, 1, 5);
    CompletableFuture<ApplyResult> third = submit(queue, 5, 9);
    Awaitility.await().atMost(PATIENCE).until(() -> queue.prepared() == 2);
    gate.countDown();

    assertThat(failing).succeedsWithin(PATIENCE);
    assertThat(await(first)).isEqualTo(applied(1, 1));
    assertThat(await(second)).isInstanceOf(ApplyResult.Unavailable.class);
    assertThat(await(third)).isInstanceOf(ApplyResult.Unavailable.class);
    // Whether the transaction was done or not is found out with the next request.
    boolean done = failure == MemoryStorage.Failure.AFTER_COMMIT;
    assertThat(await(submit(queue, 1, 9)))
        .isEqualTo(done ? new ApplyResult.AlreadyKnown(chain.get(8).asTip()) : applied(9, 8));
  }

  @Test
  void aBugInTheRulesAnswersThoseWhoWait() {
    BlockJudge broken =
        (block, parent, unspent, claims) -> {
          throw new IllegalStateException("planted");
        };
    ApplyQueue queue = queue(new QueueLimits(10, 1 << 20, 1), broken);

    assertThat(await(submit(queue, 0, 1))).isInstanceOf(ApplyResult.Unavailable.class);
    assertThat(await(submit(queue, 0, 1))).isInstanceOf(ApplyResult.Unavailable.class);
    assertThat(queue.depth()).isZero();
  }

  private static boolean isFull(ApplyResult result) {
    return result.equals(new ApplyResult.Unavailable("the import queue is full"));
  }

  private ApplyResult applied(int height, int blocks) {
    Candidate last = chain.get(height - 1);
    return new ApplyResult.Applied(last.asTip(), blocks);
  }

  /** The first block, taken by the writer and held at the gate. */
  private CompletableFuture<ApplyResult> submitAndReachGate(ApplyQueue queue) {
    CompletableFuture<ApplyResult> first = submit(queue, 0, 1);
    Awaitility.await().atMost(PATIENCE).until(() -> atGate.getCount() == 0);
    return first;
  }

  private CompletableFuture<ApplyResult> submitAndPrepare(ApplyQueue queue, int from, int to) {
    CompletableFuture<ApplyResult> answer = submit(queue, from, to);
    Awaitility.await().atMost(PATIENCE).until(() -> queue.prepared() == 1);
    return answer;
  }

  private CompletableFuture<ApplyResult> submit(ApplyQueue queue, int from, int to) {
    List<byte[]> blocks = chain.subList(from, to).stream().map(Candidate::bincode).toList();
    return queue.submit(request(blocks)).toCompletableFuture();
  }

  private static ApplyRequest request(List<byte[]> blocks) {
    return new ApplyRequest(blocks, Long.MAX_VALUE - 1_000, "a test", CommitNotes.NONE);
  }

  private static ApplyResult await(CompletableFuture<ApplyResult> result) {
    return result.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private ApplyQueue queue(QueueLimits limits, BlockJudge judge) {
    ApplyWatch watch = new ApplyWatch() {};
    BatchComputation rules = new BatchComputation(judge, claims -> OptionalInt.empty());
    BlockApplier applier =
        new BlockApplier(
            storage, rules, new BatchLimits(100, 1 << 20), new SwitchLimits(100, 1 << 20), watch);
    ApplyQueue queue =
        new ApplyQueue(
            new RunWriter(
                applier,
                new Proposals(storage, rules, NetworkParameters.testnet(), SignatureClaim::holds),
                () -> pause),
            limits,
            watch);
    open = Optional.of(queue);
    return queue;
  }

  private static BlockJudge accepting() {
    return (block, parent, unspent, claims) -> Optional.empty();
  }

  private static BlockJudge refusing(Candidate bad) {
    return (block, parent, unspent, claims) ->
        block.hash().equals(bad.hash())
            ? Optional.of(
                new Refusal.Broken(block.height(), block.hash(), "a_rule", "planted", false))
            : Optional.empty();
  }

  private BlockJudge gated() {
    return gated(accepting());
  }

  /** Rules that wait at the first block until the gate opens. */
  private BlockJudge gated(BlockJudge judge) {
    return (block, parent, unspent, claims) -> {
      atGate.countDown();
      try {
        gate.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return judge.judge(block, parent, unspent, claims);
    };
  }
}
