package org.timecoin.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaServerTest {
  @TempDir Path directory;

  @Test
  void anAcknowledgedRecordSurvivesKillMinusNine() throws Exception {
    KafkaServer first = KafkaServer.start(KafkaServerOptions.in(directory));
    createTopic(first, "news");
    send(first, "news", "kept");
    first.kill();
    assertThat(first.process().isRunning()).isFalse();

    try (KafkaServer second = KafkaServer.start(KafkaServerOptions.in(directory))) {
      assertThat(read(second, "news")).containsExactly("kept");
    }
  }

  @Test
  void aBrokerLeftBehindIsStoppedAtTheNextStart() {
    KafkaServerOptions options = KafkaServerOptions.in(directory);
    KafkaServer orphan = KafkaServer.start(options);

    try (KafkaServer next = KafkaServer.start(options)) {
      assertThat(orphan.process().isRunning()).isFalse();
      assertThat(next.process().isRunning()).isTrue();
    }
  }

  @Test
  void closingLeavesNothingRunning() {
    KafkaServer server = KafkaServer.start(KafkaServerOptions.in(directory));

    server.close();

    assertThat(server.process().isRunning()).isFalse();
    assertThat(Readiness.accepts("127.0.0.1", port(server))).isFalse();
  }

  @Test
  void aTakenPortFailsWithTheReasonAndLeavesNothing() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      KafkaServerOptions options =
          KafkaServerOptions.in(directory).withPorts(taken.getLocalPort(), FreePorts.one());

      assertThatThrownBy(() -> KafkaServer.start(options))
          .isInstanceOf(EmbeddedServerException.class)
          .hasMessageContaining(Integer.toString(taken.getLocalPort()));
      assertThat(new PidFile(directory.resolve("broker.pid")).read())
          .hasValueSatisfying(identity -> assertThat(identity.isRunning()).isFalse());
    }
  }

  @Test
  void missingLibrariesAreSaidToBeMissing() {
    KafkaServerOptions options =
        KafkaServerOptions.in(directory).withLibraries(directory.resolve("nothing"));

    assertThatThrownBy(() -> KafkaServer.start(options)).hasMessageContaining("build the module");
  }

  private static int port(KafkaServer server) {
    return Integer.parseInt(server.bootstrap().substring("127.0.0.1:".length()));
  }

  private static void createTopic(KafkaServer server, String topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", server.bootstrap()))) {
      admin
          .createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
  }

  private static void send(KafkaServer server, String topic, String value) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", server.bootstrap(), "acks", "all"),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, value)).get(20, TimeUnit.SECONDS);
    }
  }

  private static List<String> read(KafkaServer server, String topic) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", server.bootstrap()),
            new StringDeserializer(),
            new StringDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      List<String> values = new java.util.ArrayList<>();
      consumer.poll(Duration.ofSeconds(20)).forEach(record -> values.add(record.value()));
      return values;
    }
  }
}
