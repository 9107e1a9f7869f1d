package org.timecoin.consensus.store.votes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.timecoin.consensus.sign.TableIdentity;

/** What is made of a server's settings, and how a refusal is said. */
class ServerFactsTest {

  @Test
  void aPoolerIsKnownByTheProcessThatAnswers() {
    TableIdentity identity = new TableIdentity(1, 1, 1);
    assertThat(new ServerFacts(true, "on", "on", "on", false, true, identity).refusal())
        .contains(Refusal.POOLED);
    assertThat(new ServerFacts(false, "on", "on", "on", false, true, identity).refusal()).isEmpty();
  }

  @Test
  void whatAReloadChangesIsSeenInTheNextTransaction() {
    assertThat(ServerFacts.forgetful("off", "on")).contains(Refusal.FSYNC_OFF);
    assertThat(ServerFacts.forgetful("on", "off")).contains(Refusal.FULL_PAGE_WRITES_OFF);
    assertThat(ServerFacts.forgetful("on", "on")).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @EnumSource
  void everyRefusalSaysWhatToDoInOneSentence(Refusal refusal) {
    assertThat(List.of(refusal.remedy().split(": ", -1))).hasSize(2).noneMatch(String::isBlank);
    assertThat(refusal.remedy()).doesNotContain(".  ").doesNotEndWith(".");
  }
}
