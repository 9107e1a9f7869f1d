package org.timecoin.localnet.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.timecoin.localnet.legacy.PeerEvent.Kind;

class EventLogTest {
  private final List<PeerEvent> traced = new ArrayList<>();
  private final EventLog log = new EventLog(traced::add);

  @Test
  void eventsAreCountedByKindAndDetail() {
    log.add(Kind.ANSWERED, "a:1", "GetBlocks");
    log.add(Kind.ANSWERED, "b:2", "GetBlockHeight");
    log.add(Kind.IGNORED, "a:1", "GetBlocks");
    assertThat(log.count(Kind.ANSWERED)).isEqualTo(2);
    assertThat(log.count(Kind.ANSWERED, "GetBlocks")).isEqualTo(1);
    assertThat(log.count(Kind.BANNED)).isZero();
  }

  @Test
  void everyEventIsTracedAsItHappens() {
    log.add(Kind.ACCEPTED, "a:1", "");
    assertThat(traced).containsExactly(new PeerEvent(Kind.ACCEPTED, "a:1", ""));
    assertThat(traced.getFirst().toString()).startsWith("ACCEPTED").contains("a:1");
  }

  @Test
  void theLatestThousandAreKeptAndAllAreCounted() {
    for (int i = 0; i < 1500; i++) {
      log.add(Kind.ANSWERED, "a:1", Integer.toString(i));
    }
    assertThat(log.count(Kind.ANSWERED)).isEqualTo(1500);
    assertThat(log.latest()).hasSize(1000);
    assertThat(log.latest().getFirst().detail()).isEqualTo("500");
    assertThat(log.latest().getLast().detail()).isEqualTo("1499");
    assertThat(log.count(Kind.ANSWERED, "499")).as("forgotten").isZero();
  }

  @Test
  void noEventOfManyThreadsIsLost() throws InterruptedException {
    EventLog shared = new EventLog(event -> {});
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        threads.execute(() -> repeat(shared));
      }
      threads.shutdown();
      assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(shared.count(Kind.ANSWERED)).isEqualTo(4000);
  }

  private static void repeat(EventLog shared) {
    for (int i = 0; i < 1000; i++) {
      shared.add(Kind.ANSWERED, "a:1", "x");
    }
  }
}
