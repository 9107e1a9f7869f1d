package org.timecoin.chain.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.apply.ChainChange.BlocksUndone;
import org.timecoin.chain.apply.ChainChange.LastBlock;
import org.timecoin.chain.store.OutboxEvent;
import org.timecoin.chain.store.OutboxSpan;
import org.timecoin.protocol.bytes.Hash;

class OutboxBacklogTest {

  @Test
  void beforeTheOutboxWasLookedAtNothingIsClaimed() {
    OutboxBacklog backlog = new OutboxBacklog(2, 1_000);
    backlog.committedUpTo(1_000_000);

    assertThat(backlog.waiting()).isZero();
    assertThat(backlog.reason()).isEmpty();
    backlog.found(new OutboxSpan(999_990, 999_999));
    assertThat(backlog.waiting()).isEqualTo(10);
  }

  @Test
  void newsThatComesLateOrTwiceChangesNothing() {
    OutboxBacklog backlog = new OutboxBacklog(2, 1_000);
    backlog.found(new OutboxSpan(5, 7));
    backlog.committedUpTo(6);
    backlog.committedUpTo(7);
    assertThat(backlog.waiting()).isEqualTo(2);

    backlog.forgottenUpTo(9);
    assertThat(backlog.waiting()).isZero();
    backlog.committedUpTo(8);
    backlog.committedUpTo(9);
    backlog.forgottenUpTo(8);
    assertThat(backlog.waiting()).isZero();
  }

  @Test
  void tooManyEventsPauseApplying() {
    OutboxBacklog backlog = new OutboxBacklog(2, 1_000_000);
    backlog.found(new OutboxSpan(0, 2));
    assertThat(backlog.reason()).isEmpty();

    backlog.committedUpTo(3);
    assertThat(backlog.reason()).hasValueSatisfying(why -> assertThat(why).startsWith("3 events"));
    backlog.forgottenUpTo(1);
    assertThat(backlog.reason()).isEmpty();
  }

  @Test
  void tooManyBytesPauseApplyingBySizeOfTheOldest() {
    OutboxBacklog backlog = new OutboxBacklog(1_000_000, 1_000);
    backlog.found(new OutboxSpan(0, 3));
    backlog.saw(List.of(event(200), event(396)));
    assertThat(backlog.bytes()).isEqualTo(3 * 299);
    assertThat(backlog.reason()).isEmpty();

    backlog.committedUpTo(4);
    assertThat(backlog.reason()).isPresent();
    backlog.saw(List.of(event(100)));
    assertThat(backlog.reason()).isEmpty();
  }

  private static OutboxEvent event(int bytes) {
    return new OutboxEvent(
        new BlocksUndone(1, 2, new LastBlock(1, Hash.ZERO)), Optional.empty(), 0, bytes);
  }
}
