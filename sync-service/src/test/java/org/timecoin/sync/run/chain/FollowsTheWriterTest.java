package org.timecoin.sync.run.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.stub.StreamObserver;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.timecoin.contracts.chain.v1.Applied;
import org.timecoin.contracts.chain.v1.ChainGrpc;
import org.timecoin.contracts.chain.v1.ImportRequest;
import org.timecoin.contracts.chain.v1.ImportResponse;
import org.timecoin.contracts.chain.v1.TipRequest;
import org.timecoin.contracts.chain.v1.TipResponse;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.service.WriterRedirect;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.sync.fetch.FetchedBlocks;
import org.timecoin.sync.plan.Delivery;
import org.timecoin.sync.plan.Range;
import org.timecoin.sync.plan.Verdict;
import org.timecoin.sync.run.ImportListener;
import org.timecoin.sync.run.loop.VertxLoop;

/** Ranges get to the writer wherever it is, over real servers. */
class FollowsTheWriterTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration QUIET = Duration.ofMillis(500);

  private static final FetchedBlocks ONE_BLOCK =
      new FetchedBlocks(
          new Delivery(new Range(1, 1), Hash.ZERO, Hash.ZERO, Hash.ZERO, 1),
          List.of(new byte[] {1}));

  private final Vertx vertx = Vertx.vertx();
  private final VertxLoop loop = VertxLoop.of(vertx);
  private final Replica one = new Replica();
  private final Replica two = new Replica();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final ReplicaCalls calls = new ReplicaCalls(vertx);
  private final ChainClient client =
      new ChainClient(
          new WriterRoute(calls.apply(one.address()), calls),
          loop,
          InstantSource.system(),
          new ImportTimes(LONG, QUIET, LONG, SOON));

  @AfterEach
  void close() {
    one.stop();
    two.stop();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aReaderSendsTheNextRangeToTheWriter() {
    one.reads(two.address());

    hand(1);
    awaitHeard("broken");
    hand(2);
    awaitHeard("broken", "2 Applied");
    assertThat(two.imports()).isEqualTo(1);
    assertThat(one.imports()).isEqualTo(1);

    hand(3);
    awaitHeard("broken", "2 Applied", "3 Applied");
    assertThat(position()).isEqualTo("the writer");
  }

  @Test
  void aWriterThatIsGoneLeadsBackToTheConfiguredAddress() {
    one.reads(two.address());
    hand(1);
    awaitHeard("broken");
    hand(2);
    awaitHeard("broken", "2 Applied");
    two.stop();
    one.writes();
    Awaitility.await().atMost(SOON).until(() -> heard.size() == 3);

    hand(3);
    awaitHeard("broken", "2 Applied", "broken", "3 Applied");
  }

  /** Its sockets are open and its HTTP/2 is alive; it only never answers. */
  @Test
  void aWriterThatHangsIsLeftForTheConfiguredAddress() {
    one.reads(two.address());
    hand(1);
    awaitHeard("broken");
    hand(2);
    awaitHeard("broken", "2 Applied");
    two.hang(true);
    one.writes();
    hand(3);
    awaitHeard("broken", "2 Applied", "broken");

    hand(4);
    awaitHeard("broken", "2 Applied", "broken", "4 Applied");
    assertThat(position()).isEqualTo("the writer");
  }

  /** A large batch on a slow disk is no reason to send it again. */
  @Test
  void aSlowWriterIsWaitedForWhileItShowsSignsOfLife() {
    one.slow(true);
    hand(1);
    Awaitility.await().atMost(SOON).until(() -> one.tips() >= 3);
    assertThat(heard).isEmpty();
    one.slow(false);

    awaitHeard("1 Applied");
    assertThat(one.imports()).isEqualTo(1);
  }

  @Test
  void replicasThatSendOnForEverAreLeftForTheConfiguredAddress() {
    one.reads(two.address());
    two.reads(two.address());
    for (int i = 1; i <= 9; i++) {
      int broken = i;
      hand(i);
      Awaitility.await().atMost(SOON).until(() -> heard.size() == broken);
    }

    assertThat(two.imports()).isEqualTo(6);
    assertThat(one.imports()).isEqualTo(3);
  }

  @Test
  void anAddressThatIsNoneIsAFailureLikeAnother() {
    one.reads("nowhere");
    hand(1);
    awaitHeard("broken");
    one.writes();
    hand(2);

    awaitHeard("broken", "2 Applied");
  }

  private void hand(long request) {
    loop.execute(() -> client.hand(request, ONE_BLOCK, "a peer", new Heard()));
  }

  private void awaitHeard(String... expected) {
    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(heard).containsExactly(expected));
  }

  private String position() {
    return Uni.createFrom()
        .deferred(client::position)
        .runSubscriptionOn(loop)
        .await()
        .atMost(SOON)
        .incarnation();
  }

  private final class Heard implements ImportListener {
    @Override
    public void verdict(long request, Verdict verdict) {
      heard.add(request + " " + verdict.getClass().getSimpleName());
    }

    @Override
    public void broken(String reason) {
      heard.add("broken");
    }
  }

  /** A chain service that writes, or says who does. */
  private static final class Replica extends ChainGrpc.ChainImplBase {
    private final AtomicReference<Optional<String>> writer =
        new AtomicReference<>(Optional.empty());
    private final AtomicInteger imports = new AtomicInteger();
    private final AtomicInteger tips = new AtomicInteger();
    private final AtomicBoolean hanging = new AtomicBoolean();
    private final AtomicReference<CountDownLatch> verdicts =
        new AtomicReference<>(new CountDownLatch(0));
    private final Server server;

    Replica() {
      try {
        server =
            Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                .addService(this)
                .build()
                .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String address() {
      return "127.0.0.1:" + server.getPort();
    }

    void writes() {
      writer.set(Optional.empty());
    }

    void reads(String other) {
      writer.set(Optional.of(other));
    }

    int imports() {
      return imports.get();
    }

    int tips() {
      return tips.get();
    }

    /** Takes everything and answers nothing. */
    void hang(boolean now) {
      hanging.set(now);
    }

    /** Keeps its verdicts back. */
    void slow(boolean now) {
      verdicts.getAndSet(new CountDownLatch(now ? 1 : 0)).countDown();
    }

    private void awaitVerdict() {
      try {
        verdicts.get().await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    void stop() {
      try {
        server.shutdownNow().awaitTermination(SOON.toSeconds(), TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public StreamObserver<ImportRequest> import_(StreamObserver<ImportResponse> call) {
      imports.incrementAndGet();
      return new StreamObserver<>() {
        @Override
        public void onNext(ImportRequest request) {
          awaitVerdict();
          if (hanging.get()) {
            return;
          }
          Optional<String> other = writer.get();
          if (other.isPresent()) {
            call.onError(WriterRedirect.to(other.get()));
          } else {
            call.onNext(
                ImportResponse.newBuilder()
                    .setApplied(Applied.newBuilder().setTip(ChainMap.ref(1, Hash.ZERO)))
                    .build());
          }
        }

        @Override
        public void onError(Throwable failure) {
          // the client is gone
        }

        @Override
        public void onCompleted() {
          call.onCompleted();
        }
      };
    }

    @Override
    public void tip(TipRequest request, StreamObserver<TipResponse> call) {
      tips.incrementAndGet();
      if (hanging.get()) {
        return;
      }
      call.onNext(
          TipResponse.newBuilder()
              .setTip(ChainMap.ref(1, Hash.ZERO))
              .setIncarnation(writer.get().isPresent() ? "a reader" : "the writer")
              .build());
      call.onCompleted();
    }
  }
}
