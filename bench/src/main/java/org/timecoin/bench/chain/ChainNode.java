package org.timecoin.bench.chain;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.timecoin.bench.process.CpuTime;
import org.timecoin.bench.process.PeakMemory;
import org.timecoin.contracts.chain.v1.ChainGrpc;
import org.timecoin.contracts.chain.v1.TipRequest;
import org.timecoin.contracts.topic.TopicPlan;
import org.timecoin.contracts.topic.TopicSetup;
import org.timecoin.embedded.ChildProcess;
import org.timecoin.embedded.FreePorts;
import org.timecoin.embedded.KafkaServer;
import org.timecoin.embedded.KafkaServerOptions;
import org.timecoin.embedded.Launch;
import org.timecoin.embedded.Launcher;
import org.timecoin.embedded.Lifetime;
import org.timecoin.embedded.PostgresServer;
import org.timecoin.embedded.PostgresServerOptions;
import org.timecoin.embedded.Readiness;
import org.timecoin.localnet.plan.Service;
import org.timecoin.localnet.run.Distribution;

/**
 * The chain service alone as a process of its own, as its image runs it, with a broker and a
 * database server that is durable. Nobody else uses the processors.
 */
final class ChainNode implements AutoCloseable {

  private static final String DATABASE = "bench";
  private static final String NODE = "bench";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int MESSAGE_BYTES_MAX = 8 << 20;

  /** As the image's, with half of the memory that a cluster gives to it. */
  private static final List<String> FLAGS =
      List.of(
          "-Xmx384m",
          "-XX:MaxDirectMemorySize=64m",
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "-Dio.netty.allocator.maxOrder=3",
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

  private final KafkaServer kafka;
  private final PostgresServer postgres;
  private final ChildProcess service;
  private final ManagedChannel channel;

  private ChainNode(
      KafkaServer kafka, PostgresServer postgres, ChildProcess service, ManagedChannel channel) {
    this.kafka = kafka;
    this.postgres = postgres;
    this.service = service;
    this.channel = channel;
  }

  /** Starts all three, with an empty chain of Testnet. */
  static ChainNode start(Path directory, Distribution distribution) {
    KafkaServer kafka =
        KafkaServer.start(
            KafkaServerOptions.in(directory.resolve("kafka")).withLibraries(distribution.kafka()));
    TopicSetup.create(kafka.bootstrap(), NODE, TopicPlan.defaults(1, (short) 1, 1));
    PostgresServer postgres =
        PostgresServer.start(
            PostgresServerOptions.in(directory.resolve("postgres"))
                .withPrograms(distribution.postgres()));
    postgres.createDatabase(DATABASE);
    List<Integer> ports = FreePorts.several(3);
    Path output = directory.resolve("chain.log");
    ChildProcess service =
        Launcher.launch(
            new Launch(
                command(distribution),
                environment(kafka, postgres, ports, directory),
                List.of("QUARKUS_", "TIMENODE_", "KAFKA_", "MP_", "SMALLRYE_"),
                output,
                Lifetime.WITH_THIS_JVM));
    ManagedChannel channel =
        ManagedChannelBuilder.forAddress("127.0.0.1", ports.getFirst())
            .usePlaintext()
            .maxInboundMessageSize(MESSAGE_BYTES_MAX)
            .build();
    ChainNode node = new ChainNode(kafka, postgres, service, channel);
    Readiness.await("chain-service", service.identity(), PATIENCE, output, node::answers);
    return node;
  }

  private static List<String> command(Distribution distribution) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of("-jar", distribution.runner(Service.CHAIN).toString()));
    return command;
  }

  private static Map<String, String> environment(
      KafkaServer kafka, PostgresServer postgres, List<Integer> ports, Path directory) {
    return Map.ofEntries(
        Map.entry("TIMENODE_NODE_ID", NODE),
        Map.entry("TIMENODE_NETWORK", "testnet"),
        Map.entry("TIMENODE_RPC_LISTEN", "127.0.0.1:" + ports.get(2)),
        Map.entry("TIMENODE_RPC_COOKIE_FILE", directory.resolve("rpc.cookie").toString()),
        Map.entry("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrap()),
        Map.entry("QUARKUS_HTTP_PORT", Integer.toString(ports.getFirst())),
        Map.entry("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.get(1))),
        Map.entry("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(DATABASE)),
        Map.entry("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl(DATABASE)),
        Map.entry("QUARKUS_DATASOURCE_USERNAME", postgres.access().user()),
        Map.entry("QUARKUS_DATASOURCE_PASSWORD", postgres.access().password()));
  }

  private boolean answers() {
    try {
      height();
      return true;
    } catch (StatusRuntimeException notYet) {
      return false;
    }
  }

  /** The height of the last committed block. */
  long height() {
    return ChainGrpc.newBlockingStub(channel)
        .withDeadlineAfter(5, TimeUnit.SECONDS)
        .tip(TipRequest.getDefaultInstance())
        .getTip()
        .getHeight();
  }

  ManagedChannel channel() {
    return channel;
  }

  PeakMemory memory() {
    return new PeakMemory(service.identity().pid());
  }

  CpuTime serviceTime() {
    return CpuTime.since(service.identity().pid());
  }

  CpuTime serverTime() {
    return CpuTime.since(postgres.process().pid());
  }

  /** Its database, as the superuser; without a limit on how long a statement may take. */
  Connection connect() throws SQLException {
    Connection connection = postgres.access().connect(DATABASE);
    connection.setNetworkTimeout(Runnable::run, 0);
    return connection;
  }

  @Override
  public void close() {
    channel.shutdownNow();
    service.stop("TERM", Duration.ofSeconds(20));
    postgres.close();
    kafka.close();
  }
}
