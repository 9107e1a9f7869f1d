package org.timecoin.chain.rpc.events;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.apply.GenesisPlan;
import org.timecoin.chain.config.RpcConfig;
import org.timecoin.chain.writer.CurrentChain;
import org.timecoin.contracts.kafka.LogConfig;
import org.timecoin.contracts.kafka.PartitionReaders;
import org.timecoin.contracts.kafka.RecordPublisher;
import org.timecoin.contracts.log.v1.BlocksApplied;
import org.timecoin.contracts.log.v1.BlocksUndone;
import org.timecoin.contracts.log.v1.ChainEvent;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.topic.Topic;
import org.timecoin.contracts.topic.TopicPlan;
import org.timecoin.contracts.topic.TopicSetup;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.network.NetworkParameters;

/** Streams over a log that a test writes, with the bounds of a dwarf. */
final class EventsFixture implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(20);
  static final String INCARNATION = "5f0c6a52-0000-4000-8000-0123456789ab";
  static final Hash GENESIS = NetworkParameters.testnet().genesisHash();
  static final int READERS_MAX = 3;

  private final String bootstrap;
  private final String nodeId;
  private final Vertx vertx = Vertx.vertx();
  private final CurrentChain current = new CurrentChain();
  private final RecordPublisher publisher;
  private final AtomicReference<Optional<String>> syncState =
      new AtomicReference<>(Optional.empty());
  private final EventStreams streams;
  private final HttpServer server;

  /** A service that starts at an event. */
  EventsFixture(String bootstrap, String nodeId, long eventSeq) {
    this.bootstrap = bootstrap;
    this.nodeId = nodeId;
    LogConfig logConfig = config(LogConfig.class, "timenode.log.publish-timeout", "5s");
    publisher = RecordPublisher.connect(bootstrap, nodeId, logConfig);
    Executor context = task -> vertx.getOrCreateContext().runOnContext(unused -> task.run());
    PartitionReaders readers =
        new PartitionReaders(bootstrap, nodeId, logConfig, context, publisher);
    RpcConfig.Events events =
        new SmallRyeConfigBuilder()
            .withMapping(RpcConfig.class)
            .withConverter(Duration.class, 100, new DurationConverter())
            .withDefaultValues(
                Map.of(
                    "timenode.rpc.events.readers-max", Integer.toString(READERS_MAX),
                    "timenode.rpc.events.recent-max", "5",
                    "timenode.rpc.events.page-records", "20",
                    "timenode.rpc.events.log-timeout", "2s",
                    "timenode.rpc.events.sync-interval", "100ms",
                    "timenode.rpc.events.heartbeat", "200ms"))
            .build()
            .getConfigMapping(RpcConfig.class)
            .events();
    streams =
        new EventStreams(
            vertx, readers, current, GENESIS, () -> Uni.createFrom().item(syncState.get()), events);
    current.open(INCARNATION, stateAt(eventSeq));
    streams.start();
    server = listen();
  }

  private static <T> T config(Class<T> type, String key, String value) {
    return new SmallRyeConfigBuilder()
        .withMapping(type)
        .withConverter(Duration.class, 100, new DurationConverter())
        .withDefaultValue(key, value)
        .build()
        .getConfigMapping(type);
  }

  private HttpServer listen() {
    return vertx
        .createHttpServer(new HttpServerOptions().setSendBufferSize(8192).setIdleTimeout(2))
        .requestHandler(
            request ->
                streams.open(
                    request,
                    (status, reason) ->
                        request
                            .response()
                            .setStatusCode(status)
                            .end(reason)
                            .onComplete(done -> {})))
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  static void makeTopics(String bootstrap, String nodeId) {
    TopicSetup.create(bootstrap, nodeId, TopicPlan.defaults(1, (short) 1, 1));
  }

  /** The same node, started again at an event. */
  EventsFixture restartedAt(long eventSeq) {
    close();
    return new EventsFixture(bootstrap, nodeId, eventSeq).following();
  }

  /** Waits until it serves. */
  EventsFixture following() {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> {
              try (SseReader reader = read("")) {
                return reader.status() == 200;
              }
            });
    Awaitility.await().atMost(PATIENCE).until(() -> streams.readers() == 0);
    return this;
  }

  private static ChainState stateAt(long eventSeq) {
    ChainState genesis = GenesisPlan.of(NetworkParameters.testnet().genesis()).after();
    return new ChainState(genesis.tip(), eventSeq, genesis.totals(), 0);
  }

  /** The chain goes on as another copy, whose last event is this one. */
  void goesOnAs(String incarnation, long eventSeq) {
    current.open(incarnation, stateAt(eventSeq));
  }

  /** Events by sequence, with a block each. */
  void applied(long first, long last) {
    for (long seq = first; seq <= last; seq++) {
      publish(applied(INCARNATION, seq));
    }
  }

  /** The log has taken all of them when the last is acknowledged. */
  void appliedAtOnce(long first, long last) {
    for (long seq = first; seq < last; seq++) {
      var unused =
          publisher
              .publish(Topic.CHAIN_EVENTS, new byte[] {1}, applied(INCARNATION, seq))
              .subscribe()
              .with(done -> {});
    }
    applied(last, last);
  }

  static ChainEvent applied(String incarnation, long seq) {
    return event(incarnation, seq)
        .setApplied(
            BlocksApplied.newBuilder()
                .setFirstHeight(seq * 10 - 9)
                .setTip(ChainMap.ref(seq * 10, GENESIS))
                .setTransactions(11)
                .setFinalizedHeight(seq))
        .build();
  }

  static ChainEvent undone(long seq) {
    return event(INCARNATION, seq)
        .setUndone(
            BlocksUndone.newBuilder().setFromHeight(seq * 10).setTip(ChainMap.ref(3, GENESIS)))
        .build();
  }

  static ChainEvent.Builder event(String incarnation, long seq) {
    return ChainEvent.newBuilder()
        .setSeq(seq)
        .setIncarnation(incarnation)
        .setGenesisHash(ChainMap.toProto(GENESIS));
  }

  void publish(ChainEvent event) {
    publisher.publish(Topic.CHAIN_EVENTS, new byte[] {1}, event).await().atMost(PATIENCE);
  }

  SseReader read(String query, String... headers) {
    return new SseReader(url(query), headers);
  }

  String url(String query) {
    return "http://127.0.0.1:" + port() + "/events" + query;
  }

  int port() {
    return server.actualPort();
  }

  void syncIs(String state) {
    syncState.set(Optional.of(state));
  }

  EventStreams streams() {
    return streams;
  }

  static String id(long seq) {
    return INCARNATION + ":" + seq;
  }

  @Override
  public void close() {
    streams.stop();
    publisher.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
