package org.timecoin.quality.ratchet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatchetTest {

  private static final Violation LONG = new Violation("file-length", "a/A.java", 430, "430 lines");

  private static Ratchet allowing(String... lines) {
    return new Ratchet(Exemption.parse(String.join("\n", lines)));
  }

  @Test
  void aViolationWithoutAnExemptionIsAComplaint() {
    assertThat(allowing().complaints(List.of(LONG)))
        .containsExactly("file-length | a/A.java: 430 lines");
  }

  @Test
  void anExemptViolationIsNone() {
    Ratchet ratchet = allowing("# why", "", "file-length | a/A.java | 430 | one big table");
    assertThat(ratchet.complaints(List.of(LONG))).isEmpty();
  }

  @Test
  void growingPastTheExemptionIsAComplaint() {
    Ratchet ratchet = allowing("file-length | a/A.java | 429 | one big table");
    assertThat(ratchet.complaints(List.of(LONG))).hasSize(1);
  }

  @Test
  void anExemptionThatAllowsTooMuchIsAComplaint() {
    Ratchet ratchet = allowing("file-length | a/A.java | 431 | one big table");
    assertThat(ratchet.complaints(List.of(LONG)))
        .containsExactly("file-length | a/A.java: the exemption allows 431, 430 would do");
  }

  @Test
  void anExemptionThatNothingNeedsIsAComplaint() {
    assertThat(allowing("sleep | b/B.java | 1 | legacy").complaints(List.of()))
        .containsExactly("sleep | b/B.java: the exemption allows 1, 0 would do");
  }

  @Test
  void violationsOfOnePlaceAddUp() {
    Violation call = Violation.once("clock", "c/C.java", "line 3");
    Ratchet ratchet = allowing("clock | c/C.java | 2 | writes the clock file");
    assertThat(ratchet.complaints(List.of(call, call))).isEmpty();
    assertThat(ratchet.complaints(List.of(call, call, call))).hasSize(3);
  }

  @Test
  void anExemptionNeedsAReasonAndANumber() {
    assertThatThrownBy(() -> allowing("clock | c/C.java | 2 | "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> allowing("clock | c/C.java | some | because"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> allowing("clock | c/C.java | 1 | x", "clock | c/C.java | 1 | y"))
        .hasMessageContaining("exempt twice");
  }
}
