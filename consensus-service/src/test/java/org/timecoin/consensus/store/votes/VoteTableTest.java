package org.timecoin.consensus.store.votes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.timecoin.consensus.sign.Backing;
import org.timecoin.consensus.sign.InsertRule;
import org.timecoin.consensus.sign.Lease;
import org.timecoin.consensus.sign.StoreAnswer;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.consensus.sign.VoteRow;
import org.timecoin.consensus.sign.Votes;
import org.timecoin.embedded.TestServers;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.VoteStep;

/** What the database adds to the contract: guards, locks, limits, an expiry. */
class VoteTableTest {

  /** A rule with a mistake: everything may enter. */
  private static final InsertRule CARELESS =
      new InsertRule() {
        @Override
        public StoreAnswer judge(VoteRow row, Optional<VoteRow> highest, Optional<VoteRow> same) {
          return StoreAnswer.STORED;
        }
      };

  private static VoteLab lab;

  private final PublicKey key = lab.createdKey();

  @BeforeAll
  static void migrate() {
    lab = VoteLab.on(TestServers.shared().postgres());
  }

  private static VoteIntent vote(long height, int round, VoteStep step, int value) {
    return Votes.vote(height, round, step, value);
  }

  private VoteTable open(InsertRule rule) {
    return lab.tables().open(key, VoteLab.GENESIS, rule, RandomGenerator.getDefault());
  }

  @Test
  void theLargestRunComesBackAndIsStoredOnce() {
    Run run = Votes.run(9, Run.BYTES_MOST);
    Backing backing = Backing.of(run, Votes.quorum(100));
    VoteIntent proposal = Votes.proposal(9, 1, run, 0, backing);
    VoteIntent precommit = Votes.precommit(9, 1, run, backing);
    try (VoteTable table = lab.open(key)) {
      Lease lease = table.takeOver();
      assertThat(table.store(proposal, lease)).isEqualTo(StoreAnswer.STORED);
      assertThat(table.store(precommit, lease)).isEqualTo(StoreAnswer.STORED);

      assertThat(table.highestInstance())
          .extracting(VoteRow::intent)
          .containsExactly(proposal, precommit);
      assertThat(runs()).isEqualTo(1);
    }
  }

  @Test
  void runsOfDecidedInstancesGoAndTheirVotesStay() {
    Run run = Votes.run(9, 100);
    VoteIntent precommit = Votes.precommit(9, 1, run, Backing.of(run, List.of()));
    try (VoteTable table = lab.open(key)) {
      Lease lease = table.takeOver();
      table.store(precommit, lease);
      table.store(vote(9, 2, VoteStep.PREVOTE, 1), lease);
      assertThat(runs()).isEqualTo(1);
      table.store(vote(10, 0, VoteStep.PREVOTE, 1), lease);

      assertThat(runs()).isZero();
      assertThat(table.holds(precommit)).isTrue();
      // A late message is answered from the row, which needs no run.
      assertThat(table.store(precommit, lease)).isEqualTo(StoreAnswer.STORED);
    }
  }

  private long runs() {
    return lab.number(
        "SELECT count(*) FROM consensus.vote_run WHERE public_key = '\\x" + key.hex() + "'");
  }

  @Test
  void nothingIsSentThatIsTooLarge() {
    Run large = Votes.run(9, Run.BYTES_MOST + 1);
    try (VoteTable table = lab.open(key)) {
      Lease lease = table.takeOver();
      assertThatThrownBy(
              () -> table.store(Votes.precommit(9, 1, large, Backing.of(large, List.of())), lease))
          .isInstanceOf(IllegalArgumentException.class);
      Run run = new Run(Votes.value(1), Votes.parent(9), 1, 0, ByteString.EMPTY);
      Backing crowd = Backing.of(run, Votes.quorum(101));
      assertThatThrownBy(() -> table.store(Votes.precommit(9, 1, run, crowd), lease))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(table.highestInstance()).isEmpty();
    }
  }

  @Test
  void theDatabaseRefusesWhatACarelessRuleLetsThrough() {
    try (VoteTable table = open(CARELESS)) {
      Lease lease = table.takeOver();
      table.store(vote(5, 1, VoteStep.PRECOMMIT, 1), lease);

      for (VoteIntent wrong :
          List.of(
              vote(5, 1, VoteStep.PRECOMMIT, 2),
              vote(5, 1, VoteStep.PREVOTE, 1),
              vote(5, 0, VoteStep.PRECOMMIT, 1),
              vote(4, 3, VoteStep.PRECOMMIT, 1))) {
        assertThatThrownBy(() -> table.store(wrong, lease))
            .isInstanceOf(IllegalStateException.class);
        assertThat(table.holds(wrong)).isFalse();
      }
      assertThat(table.store(vote(5, 2, VoteStep.PREVOTE, 1), lease)).isEqualTo(StoreAnswer.STORED);
    }
  }

  @Test
  void theDatabaseRefusesARowUnderALeaseThatIsGone() {
    try (VoteTable table = lab.open(key)) {
      table.takeOver();
      String insert =
          """
          INSERT INTO consensus.vote SELECT k.public_key, k.genesis, 1, 0, 1, k.genesis, k.genesis,
            k.genesis, -1, l.epoch - 1, NULL, '' FROM consensus.vote_key k
          JOIN consensus.vote_lease l USING (public_key) WHERE k.public_key = '\\x%s'"""
              .formatted(key.hex());
      assertThatThrownBy(() -> lab.sql(insert)).hasMessageContaining("lease");
      lab.sql(insert.replace("l.epoch - 1", "l.epoch"));
      assertThat(table.highestInstance()).hasSize(1);
    }
  }

  @Test
  void votesAreNeverChangedNorEpochsLowered() {
    try (VoteTable table = lab.open(key)) {
      table.store(vote(5, 1, VoteStep.PRECOMMIT, 1), table.takeOver());
    }
    for (String wrong :
        List.of(
            "UPDATE consensus.vote SET value = parent_hash",
            "DELETE FROM consensus.vote",
            "TRUNCATE consensus.vote",
            "UPDATE consensus.vote_lease SET epoch = epoch - 1",
            "UPDATE consensus.vote_key SET highest_height = highest_height - 1")) {
      assertThatThrownBy(() -> lab.sql(wrong)).hasMessageContaining("refused");
    }
  }

  private static boolean somebodyWaits() {
    return lab.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0;
  }

  @Test
  void twoTransactionsUnderOneLeaseTakeTurns() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    InsertRule slow = new WaitingRule(asked, answer);
    try (VoteTable first = open(slow);
        VoteTable second = lab.open(key)) {
      Lease lease = first.takeOver();
      var one = VoteLab.async(() -> first.store(vote(5, 1, VoteStep.PREVOTE, 1), lease));
      asked.await();
      var two = VoteLab.async(() -> second.store(vote(5, 1, VoteStep.PREVOTE, 2), lease));
      await().atMost(Duration.ofSeconds(5)).until(VoteTableTest::somebodyWaits);
      answer.countDown();

      assertThat(one.get()).isEqualTo(StoreAnswer.STORED);
      assertThat(two.get()).isEqualTo(StoreAnswer.TAKEN);
    }
  }

  @Test
  void aTakeoverWaitsForTheTransactionThatHoldsTheLease() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    try (VoteTable first = open(new WaitingRule(asked, answer));
        VoteTable second = lab.open(key)) {
      Lease lease = first.takeOver();
      VoteIntent vote = vote(5, 1, VoteStep.PREVOTE, 1);
      var storing = VoteLab.async(() -> first.store(vote, lease));
      asked.await();
      var taking = VoteLab.async(second::takeOver);
      await().atMost(Duration.ofSeconds(5)).until(VoteTableTest::somebodyWaits);
      assertThat(taking).isNotDone();
      answer.countDown();

      assertThat(storing.get()).isEqualTo(StoreAnswer.STORED);
      assertThat(taking.get().epoch()).isEqualTo(lease.epoch() + 1);
      assertThat(second.holds(vote)).isTrue();
    }
  }

  @Test
  void aLeaseExpiresByTheDatabasesClock() {
    VoteTables brief =
        new VoteTables(
            lab.access(), VoteTableSettings.defaults().withLeaseTerm(Duration.ofMillis(400)));
    try (VoteTable holder = brief.open(key, VoteLab.GENESIS);
        VoteTable standby = brief.open(key, VoteLab.GENESIS)) {
      Lease lease = holder.takeOver();
      assertThat(standby.takeOverIfExpired()).isEmpty();
      assertThat(holder.renew(lease)).isTrue();
      assertThat(standby.takeOverIfExpired()).isEmpty();

      Lease next =
          await()
              .atMost(Duration.ofSeconds(5))
              .until(standby::takeOverIfExpired, Optional::isPresent)
              .orElseThrow();
      assertThat(holder.renew(lease)).isFalse();
      assertThat(holder.store(vote(5, 1, VoteStep.PREVOTE, 1), lease))
          .isEqualTo(StoreAnswer.LEASE_LOST);
      assertThat(standby.store(vote(5, 1, VoteStep.PREVOTE, 1), next).maySign()).isTrue();
    }
  }

  @Test
  void anEpochIsTimelineAndCounter() {
    try (VoteTable table = lab.open(key)) {
      long timeline = table.identity().timeline();
      assertThat(table.takeOver()).isEqualTo(new Lease((timeline << 32) + 1));
      assertThat(table.takeOver()).isEqualTo(new Lease((timeline << 32) + 2));
    }
  }

  @Test
  void aClosedTableAnswersNothing() {
    VoteTable table = lab.open(key);
    table.close();
    assertThatThrownBy(table::takeOver).isInstanceOf(IllegalStateException.class);
  }

  /** Waits inside the transaction, with the lease locked. */
  private static final class WaitingRule extends InsertRule {
    private final CountDownLatch asked;
    private final CountDownLatch answer;

    WaitingRule(CountDownLatch asked, CountDownLatch answer) {
      this.asked = asked;
      this.answer = answer;
    }

    @Override
    public StoreAnswer judge(VoteRow row, Optional<VoteRow> highest, Optional<VoteRow> same) {
      asked.countDown();
      await().atMost(Duration.ofSeconds(5)).until(() -> answer.getCount() == 0);
      return super.judge(row, highest, same);
    }
  }
}
