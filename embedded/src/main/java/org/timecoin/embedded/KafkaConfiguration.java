package org.timecoin.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The {@code server.properties} of a broker that is its own controller. */
final class KafkaConfiguration {
  private KafkaConfiguration() {}

  static Path write(Path directory, int port, int controllerPort) {
    Path file = directory.resolve("server.properties");
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties(directory, port, controllerPort).store(writer, "written at each start");
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Properties properties(Path directory, int port, int controllerPort) {
    String clients = "PLAINTEXT://127.0.0.1:" + port;
    Properties properties = new Properties();
    properties.setProperty("process.roles", "broker,controller");
    properties.setProperty("node.id", "1");
    properties.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    properties.setProperty("listeners", clients + ",CONTROLLER://127.0.0.1:" + controllerPort);
    properties.setProperty("advertised.listeners", clients);
    properties.setProperty("controller.listener.names", "CONTROLLER");
    properties.setProperty("inter.broker.listener.name", "PLAINTEXT");
    properties.setProperty(
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.setProperty("log.dirs", directory.resolve("data").toString());
    // Topics are an explicit step everywhere: a typo must not become a topic.
    properties.setProperty("auto.create.topics.enable", "false");
    oneBroker(properties);
    small(properties);
    return properties;
  }

  private static void oneBroker(Properties properties) {
    for (String topic :
        new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
      properties.setProperty(topic + ".replication.factor", "1");
    }
    properties.setProperty("transaction.state.log.min.isr", "1");
    properties.setProperty("share.coordinator.state.topic.min.isr", "1");
    properties.setProperty("default.replication.factor", "1");
    properties.setProperty("min.insync.replicas", "1");
    properties.setProperty("group.initial.rebalance.delay.ms", "0");
  }

  /** A fleet on one machine: few partitions, few threads, a small cleaner, small segments. */
  private static void small(Properties properties) {
    properties.setProperty("offsets.topic.num.partitions", "4");
    properties.setProperty("transaction.state.log.num.partitions", "2");
    properties.setProperty("num.network.threads", "2");
    properties.setProperty("num.io.threads", "4");
    properties.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
    properties.setProperty("log.segment.bytes", "67108864");
    properties.setProperty("log.index.size.max.bytes", "1048576");
    properties.setProperty("metadata.log.segment.bytes", "16777216");
    // The controller writes a record this often when nothing happens: twice a second by default.
    properties.setProperty("metadata.max.idle.interval.ms", "5000");
  }
}
