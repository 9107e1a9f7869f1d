package org.timecoin.contracts.wiring;

import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.timecoin.contracts.kafka.LogConfig;
import org.timecoin.contracts.kafka.PartitionReaders;
import org.timecoin.contracts.kafka.RecordPublisher;
import org.timecoin.contracts.node.Checkpoints;
import org.timecoin.contracts.node.GenesisSource;
import org.timecoin.contracts.node.NodeConfig;
import org.timecoin.contracts.node.NodeIdentity;
import org.timecoin.contracts.service.BadConfiguration;
import org.timecoin.contracts.time.ClockFile;
import org.timecoin.contracts.time.ClockSetting;
import org.timecoin.contracts.time.NodeClock;
import org.timecoin.protocol.network.Network;
import org.timecoin.protocol.network.NetworkParameters;

/**
 * What every service injects: who it is, on which network, at what time, and its way to the log.
 */
@Singleton
public final class NodeBeans {

  private static final long CLOCK_POLL_MS = 200;

  @Produces
  @Singleton
  NodeIdentity identity(NodeConfig config) {
    byte[] random = new byte[8];
    RandomGenerator.of("SecureRandom").nextBytes(random);
    return new NodeIdentity(config.nodeId(), network(config), HexFormat.of().formatHex(random));
  }

  @Produces
  @Singleton
  NetworkParameters parameters(NodeConfig config) {
    return GenesisSource.parameters(network(config), config.genesisFile());
  }

  @Produces
  @Singleton
  Checkpoints checkpoints(NetworkParameters network, NodeConfig config) {
    return Checkpoints.of(network, config.checkpoints());
  }

  @Produces
  @Singleton
  NodeClock clock(NodeConfig config, Vertx vertx) {
    if (config.clockFile().isEmpty()) {
      return NodeClock.system();
    }
    var file = config.clockFile().get();
    NodeClock clock = NodeClock.of(InstantSource.system(), ClockFile.read(file));
    // Only a standing clock can change, and only once.
    vertx.setPeriodic(
        CLOCK_POLL_MS,
        timer -> {
          if (!clock.isStanding()) {
            vertx.cancelTimer(timer);
            return;
          }
          var unused =
              vertx
                  .executeBlocking(() -> ClockFile.read(file))
                  .<ClockSetting>map(setting -> setting)
                  .onSuccess(clock::apply);
        });
    return clock;
  }

  @Produces
  @Singleton
  RecordPublisher publisher(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
      NodeConfig node,
      LogConfig log) {
    return RecordPublisher.connect(bootstrap, node.nodeId(), log);
  }

  void close(@Disposes RecordPublisher publisher) {
    publisher.close();
  }

  @Produces
  @Singleton
  PartitionReaders readers(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
      NodeConfig node,
      LogConfig log,
      Vertx vertx,
      RecordPublisher publisher) {
    Executor newContext = HandlerContexts.duplicatedOf(vertx);
    return new PartitionReaders(bootstrap, node.nodeId(), log, newContext, publisher);
  }

  private static Network network(NodeConfig config) {
    return Network.ofName(config.network())
        .orElseThrow(
            () ->
                new BadConfiguration(
                    "timenode.network is '%s'; it must be mainnet, testnet or devnet"
                        .formatted(config.network())));
  }
}
