package org.timecoin.consensus.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/**
 * A run one is locked on is prevoted even if it is proposed as a fresh one and the second list of
 * checks is against it: else a lock could outlive all who would vote for it.
 */
class FreshCheckTest {

  private final RoundLab lab = RoundLab.running();
  private final Run locked = lab.run(1);
  private final Run other = lab.run(2);

  @BeforeEach
  void lockInRoundZero() {
    lab.propose(0, locked, Verdict.GOOD);
    lab.votes(0, VoteStep.PREVOTE, locked.value(), lab.other(0), lab.other(1));
    lab.skipTo(1);
    assertThat(lab.state.lock()).contains(new Lock(0, locked.value()));
  }

  private Statement lastSaid() {
    return lab.said().getLast();
  }

  @Test
  void itIsPrevotedThoughUnwelcomeBeforeItIsProposedAgain() {
    lab.judge(locked, Verdict.UNWELCOME);
    lab.propose(1, locked, Verdict.UNWELCOME);

    assertThat(lastSaid())
        .isEqualTo(Statement.vote(RoundLab.PARENT, 1, VoteStep.PREVOTE, locked.value()));
  }

  @Test
  void itIsNotHeldThoughTheClockWentBack() {
    lab.wallMs -= 60_000;
    lab.propose(1, locked, Verdict.GOOD);

    assertThat(lastSaid())
        .isEqualTo(Statement.vote(RoundLab.PARENT, 1, VoteStep.PREVOTE, locked.value()));
  }

  @Test
  void theRuleAsksForALockOnThatValue() {
    RoundRules rules = new RoundRules();
    Statement fresh = Statement.proposal(RoundLab.PARENT, 1, locked.value(), Statement.NONE);
    Statement again = Statement.proposal(RoundLab.PARENT, 1, other.value(), 0);

    assertThat(rules.isCheckedAsFresh(lab.state.lock(), fresh)).isFalse();
    assertThat(rules.isCheckedAsFresh(Optional.empty(), fresh)).isTrue();
    assertThat(rules.isCheckedAsFresh(Optional.of(new Lock(0, other.value())), fresh)).isTrue();
    assertThat(rules.isCheckedAsFresh(Optional.empty(), again)).isFalse();
  }
}
