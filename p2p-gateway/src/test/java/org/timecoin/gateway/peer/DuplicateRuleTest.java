package org.timecoin.gateway.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timecoin.gateway.peer.DuplicateRule.Decision;
import org.timecoin.gateway.peer.DuplicateRule.Link;

class DuplicateRuleTest {

  private static final String LOW = "0000000000000001";
  private static final String HIGH = "f000000000000000";

  /** Of one connection each way the one stays that the lower id dialled, whichever came first. */
  @ParameterizedTest
  @CsvSource({
    // our id, their id, old inbound, new inbound, decision
    "low, high, false, true, KEEP_OLD",
    "low, high, true, false, KEEP_NEW",
    "high, low, false, true, KEEP_NEW",
    "high, low, true, false, KEEP_OLD",
  })
  void theLowerIdsDialStays(
      String ours, String theirs, boolean oldInbound, boolean newInbound, Decision expected) {
    assertThat(
            DuplicateRule.decide(
                id(ours), id(theirs), link(oldInbound, "10.0.0.1"), link(newInbound, "10.0.0.1")))
        .isEqualTo(expected);
  }

  @Test
  void bothNodesKeepTheSameConnection() {
    // The connection that LOW dialled is outbound for LOW and inbound for HIGH.
    Decision atLow =
        DuplicateRule.decide(LOW, HIGH, link(false, "10.0.0.2"), link(true, "10.0.0.2"));
    Decision atHigh =
        DuplicateRule.decide(HIGH, LOW, link(true, "10.0.0.1"), link(false, "10.0.0.1"));

    assertThat(atLow).isEqualTo(Decision.KEEP_OLD);
    assertThat(atHigh).isEqualTo(Decision.KEEP_OLD);
  }

  @Test
  void aPeerThatReturnsReplacesItsDeadConnection() {
    assertThat(DuplicateRule.decide(LOW, HIGH, link(true, "10.0.0.1"), link(true, "10.0.0.1")))
        .isEqualTo(Decision.KEEP_NEW);
  }

  @Test
  void aStrangerWithAStolenIdReplacesNobody() {
    assertThat(DuplicateRule.decide(LOW, HIGH, link(true, "10.0.0.1"), link(true, "10.6.6.6")))
        .isEqualTo(Decision.KEEP_OLD);
    assertThat(
            DuplicateRule.decide(
                HIGH, LOW, new Link(false, "10.0.0.1", true), link(true, "10.6.6.6")))
        .isEqualTo(Decision.KEEP_BOTH);
  }

  private static Link link(boolean inbound, String ip) {
    return new Link(inbound, ip, false);
  }

  private static String id(String name) {
    return name.equals("low") ? LOW : HIGH;
  }
}
