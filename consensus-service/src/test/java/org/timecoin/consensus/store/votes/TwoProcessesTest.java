package org.timecoin.consensus.store.votes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.timecoin.consensus.sign.Lease;
import org.timecoin.consensus.sign.StoreAnswer;
import org.timecoin.consensus.sign.VoteRow;
import org.timecoin.consensus.sign.Votes;
import org.timecoin.embedded.TestServers;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.vote.VoteStep;

/** Two real processes with one key: what one was told it may sign, the other never was. */
@Timeout(60)
class TwoProcessesTest {

  private static final int RACES = 100;
  private static final List<VoteStep> STEPS = List.of(VoteStep.PREVOTE, VoteStep.PRECOMMIT);

  private static VoteLab lab;
  private static PublicKey key;
  private static VoteProcess one;
  private static VoteProcess two;

  @BeforeAll
  static void start() {
    lab = VoteLab.on(TestServers.shared().postgres());
    key = lab.createdKey();
    one = VoteProcess.start(lab.access(), key);
    two = VoteProcess.start(lab.access(), key);
    assertThat(List.of(one.hear(), two.hear())).containsOnly("ready");
  }

  @AfterAll
  static void stop() {
    one.close();
    two.close();
  }

  @Test
  void nothingIsEverAcknowledgedToBoth() {
    SplittableRandom random = new SplittableRandom(1);
    Map<StoreAnswer, Integer> seen = new HashMap<>();
    try (VoteTable table = lab.open(key)) {
      long base = nextHeight(table);
      for (int race = 0; race < RACES; race++) {
        prepare(table, race % 4, random.nextBoolean());
        long height = base + race;
        boolean swap = random.nextBoolean();
        (swap ? two : one).say("race " + height + (swap ? " 2" : " 1"));
        (swap ? one : two).say("race " + height + (swap ? " 1" : " 2"));
        Map<VoteStep, Hash> acknowledged = new HashMap<>();
        note(acknowledged, seen, one.hear(), Votes.value(1));
        note(acknowledged, seen, two.hear(), Votes.value(2));

        assertThat(stored(table, height)).as("race %d", race).isEqualTo(acknowledged);
      }
    }
    // Both say every step, so what one finds refused stands in the place of its own.
    assertThat(seen)
        .containsOnlyKeys(StoreAnswer.STORED, StoreAnswer.TAKEN, StoreAnswer.LEASE_LOST);
  }

  /** Who holds the lease when a race begins: the last of both, both with one epoch, or one. */
  private static void prepare(VoteTable table, int kind, boolean twoFirst) {
    switch (kind) {
      case 0 -> {
        one.say("take");
        two.say("take");
        one.hear();
        two.hear();
      }
      case 1, 2 -> {
        // As if one process had reconnected while its old connection was still at work.
        long shared = table.takeOver().epoch();
        one.ask("lease " + shared);
        two.ask("lease " + shared);
      }
      default -> (twoFirst ? two : one).ask("take");
    }
  }

  private static void note(
      Map<VoteStep, Hash> acknowledged, Map<StoreAnswer, Integer> seen, String line, Hash value) {
    String[] words = line.split(" ", -1);
    for (int i = 0; i < words.length; i++) {
      StoreAnswer answer = StoreAnswer.valueOf(words[i]);
      seen.merge(answer, 1, Integer::sum);
      if (answer.maySign()) {
        Hash before = acknowledged.put(STEPS.get(i), value);
        assertThat(before).as("two values for one step").isNull();
      }
    }
  }

  private static Map<VoteStep, Hash> stored(VoteTable table, long height) {
    Map<VoteStep, Hash> stored = new HashMap<>();
    for (VoteRow row : table.highestInstance()) {
      if (row.intent().statement().parent().height() == height) {
        stored.put(row.intent().statement().step(), row.intent().statement().value());
      }
    }
    return stored;
  }

  private static long nextHeight(VoteTable table) {
    return table.highestInstance().stream()
        .mapToLong(row -> row.intent().statement().parent().height() + 1)
        .findFirst()
        .orElse(1);
  }

  @Test
  void aProcessThatWakesUpLateHasLostTheLease() {
    try (VoteTable table = lab.open(key)) {
      long height = nextHeight(table);
      one.ask("take");
      assertThat(one.ask("store " + height + " PREVOTE 1")).isEqualTo("STORED");
      one.signal("STOP");
      Lease lease = table.takeOver();
      StoreAnswer answer = table.store(Votes.vote(height, 0, VoteStep.PRECOMMIT, 2), lease);
      one.say("store " + height + " PRECOMMIT 1");
      one.signal("CONT");

      assertThat(answer).isEqualTo(StoreAnswer.STORED);
      assertThat(one.hear()).isEqualTo("LEASE_LOST");
      assertThat(stored(table, height))
          .isEqualTo(Map.of(VoteStep.PREVOTE, Votes.value(1), VoteStep.PRECOMMIT, Votes.value(2)));
    }
  }

  @Test
  void aProcessStoppedInsideItsTransactionKeepsTheLeaseForAMomentOnly() {
    try (VoteTable table = lab.open(key)) {
      long height = nextHeight(table);
      one.ask("take");
      one.ask("hold");
      assertThat(one.ask("store " + height + " PREVOTE 1")).isEqualTo("held");
      one.signal("STOP");
      Lease lease = table.takeOver();
      StoreAnswer answer = table.store(Votes.vote(height, 0, VoteStep.PREVOTE, 2), lease);
      one.say("go on");
      one.signal("CONT");

      assertThat(answer).isEqualTo(StoreAnswer.STORED);
      assertThat(one.hear()).isEqualTo("LEASE_LOST");
      assertThat(stored(table, height)).isEqualTo(Map.of(VoteStep.PREVOTE, Votes.value(2)));
    }
  }
}
