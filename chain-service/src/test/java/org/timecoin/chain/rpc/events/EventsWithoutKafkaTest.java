package org.timecoin.chain.rpc.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.timecoin.chain.rpc.events.EventsFixture.PATIENCE;

import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timecoin.embedded.FreePorts;
import org.timecoin.embedded.KafkaServer;
import org.timecoin.embedded.KafkaServerOptions;

/** Events while Kafka is away, from the start or from some time on. */
class EventsWithoutKafkaTest {

  @Test
  void withoutKafkaAReaderIsToldToTryAgain() {
    try (EventsFixture node = new EventsFixture("127.0.0.1:" + FreePorts.one(), "n0", 0);
        SseReader reader = node.read("")) {
      assertThat(reader.status()).isEqualTo(503);
      assertThat(node.streams().readers()).isZero();
    }
  }

  @Test
  void whenKafkaGoesReadersStayAndNewOnesAreToldToTryAgain(@TempDir Path directory) {
    try (KafkaServer kafka = KafkaServer.start(KafkaServerOptions.in(directory))) {
      EventsFixture.makeTopics(kafka.bootstrap(), "n0");
      try (EventsFixture node = new EventsFixture(kafka.bootstrap(), "n0", 0).following();
          SseReader early = node.read("")) {
        early.await(1);
        node.applied(1, 1);
        early.await(2);
        kafka.kill();

        try (SseReader late = node.read("")) {
          assertThat(late.status()).isEqualTo(503);
        }
        int comments = early.comments();
        Awaitility.await().atMost(PATIENCE).until(() -> early.comments() > comments + 1);
        assertThat(early.seqs()).containsExactly(0L, 1L);
        assertThat(node.streams().readers()).isEqualTo(1);
      }
    }
  }
}
