package org.timecoin.gateway.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private final Turns turns = new Turns(2);
  private final List<UniEmitter<? super String>> running = new ArrayList<>();
  private final List<String> done = new ArrayList<>();

  @Test
  void asManyRunAsMayAndTheOthersWaitInOrder() {
    start();
    start();
    start();
    start();
    assertThat(running).hasSize(2);

    running.get(0).complete("first");
    assertThat(running).hasSize(3);
    running.get(1).complete("second");
    running.get(2).complete("third");
    running.get(3).complete("fourth");

    assertThat(done).containsExactly("first", "second", "third", "fourth");
  }

  @Test
  void aFailureGivesItsTurnOn() {
    start();
    start();
    start();
    running.get(0).fail(new IllegalStateException("away"));

    assertThat(running).hasSize(3);
    assertThat(done).containsExactly("away");
  }

  @Test
  void whenAllAreDoneTheNextRunsAtOnce() {
    start();
    running.get(0).complete("first");
    start();
    start();

    assertThat(running).hasSize(3);
  }

  private void start() {
    turns
        .take(() -> Uni.createFrom().<String>emitter(running::add))
        .subscribe()
        .with(done::add, failure -> done.add(failure.getMessage()));
  }
}
