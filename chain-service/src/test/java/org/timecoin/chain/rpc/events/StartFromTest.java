package org.timecoin.chain.rpc.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartFromTest {

  @Test
  void nothingIsFromNowOn() {
    assertThat(from("")).contains(new StartFrom.Now());
    assertThat(StartFrom.of(Optional.empty(), Optional.empty())).contains(new StartFrom.Now());
  }

  @Test
  void theOldestHasTwoNames() {
    assertThat(from("0")).contains(new StartFrom.Earliest());
    assertThat(from("earliest")).contains(new StartFrom.Earliest());
  }

  @Test
  void whatWasSentComesBack() {
    EventCursor cursor = new EventCursor("3f0c6a52-0000-4000-8000-0123456789ab", 42);

    assertThat(from(cursor.text())).contains(new StartFrom.After(cursor));
  }

  @Test
  void aReaderThatComesBackToTheSameAddressIsFurtherOnThanTheAddressSays() {
    assertThat(StartFrom.of(Optional.of("a:9"), Optional.of("a:1")))
        .contains(new StartFrom.After(new EventCursor("a", 9)));
    assertThat(StartFrom.of(Optional.of(""), Optional.of("a:1")))
        .contains(new StartFrom.After(new EventCursor("a", 1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "-1",
        "latest",
        "a",
        ":",
        "a:",
        ":1",
        "a:-1",
        "a:1:2",
        "a:1 ",
        " a:1",
        "a:0x1",
        "a:1234567890123456789",
        "a:१",
        "a b:1",
        "a\n:1",
        "a;DROP:1",
        "EARLIEST"
      })
  void garbageIsNoCursor(String text) {
    assertThat(from(text)).isEmpty();
  }

  @Test
  void aCopyHasNoNameLongerThanItsBound() {
    assertThat(from("a".repeat(64) + ":1")).isPresent();
    assertThat(from("a".repeat(65) + ":1")).isEmpty();
  }

  private static Optional<StartFrom> from(String text) {
    return StartFrom.of(Optional.empty(), Optional.of(text));
  }
}
