package org.timecoin.simulator.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timecoin.simulator.Bug;

/**
 * What the exploration leaves out changes nothing: the plain way reaches no state that it lacks.
 */
class ReductionTest {

  private static final int SITUATIONS_MOST = Integer.getInteger("explore.situations", 2_000);

  @ParameterizedTest
  @CsvSource({"1, 0, 10", "1, 1, 10", "2, 0, 10", "2, 1, 10", "2, 2, 10", "3, 2, 4"})
  void messagesOneByOneLeadNowhereElse(int rounds, int liarLeads, int walks) {
    Cast cast = new Cast(new Bound(rounds, liarLeads, false, Bug.NONE));
    int reached = 0;
    for (int seed = 0; seed < walks; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Local[] voters = walk(cast, random);
      Local from = voters[random.nextInt(Cast.HONEST)];
      Local start = random.nextBoolean() ? from : Happening.born(cast, from.who());
      long[] said = {voters[0].said(), voters[1].said(), voters[2].said()};
      said[from.who()] = start.said();

      Set<Local.Key> plain = OneByOne.reach(cast, start, said, SITUATIONS_MOST);
      assertThat(reduced(cast, start, said)).as("seed " + seed).containsAll(plain);
      reached += plain.size();
    }
    assertThat(reached).isGreaterThan(walks);
  }

  @Test
  void whatIsSaidIsTheSameWithoutSilentStates() {
    for (int liarLeads = 0; liarLeads < 2; liarLeads++) {
      Bound bound = Bound.of(1, liarLeads);
      Set<List<Long>> every = Explorer.sayings(bound, How.EVERY_STATE.sampling(0));

      assertThat(every).hasSizeGreaterThan(50);
      assertThat(Explorer.sayings(bound, How.WORDS)).isEqualTo(every);
    }
  }

  /** Where only words are told apart, what is gone on from is a state that can be all the same. */
  @Test
  void whatSilentStepsAreDrawnLeadToStatesThatAreReached() {
    for (int liarLeads = 0; liarLeads < 2; liarLeads++) {
      Bound bound = Bound.of(1, liarLeads);
      Set<List<Local.Key>> every = Explorer.goneOnFrom(bound, How.EVERY_STATE.sampling(0));
      Set<List<Local.Key>> drawn = Explorer.goneOnFrom(bound, How.WORDS);

      assertThat(every).containsAll(drawn);
      assertThat(drawn).anyMatch(ReductionTest::hasDecided).hasSizeGreaterThan(50);
    }
  }

  private static boolean hasDecided(List<Local.Key> voters) {
    return voters.stream().anyMatch(voter -> voter.decided() != 0);
  }

  /** One move with all words may be two with the relevant ones: what can be reached is compared. */
  @Test
  void whatIsNotRelevantChangesNothing() {
    Cast cast = new Cast(Bound.of(3, 2));
    Locals locals = new Locals(cast);
    for (int seed = 0; seed < 60; seed++) {
      Local[] voters = walk(cast, new SplittableRandom(seed));
      long[] said = {voters[0].said(), voters[1].said(), voters[2].said()};
      Set<Local.Key> relevant = new HashSet<>();
      Deque<Integer> open = new ArrayDeque<>(List.of(locals.number(voters[1])));
      while (!open.isEmpty()) {
        int number = open.remove();
        if (relevant.add(locals.get(number).key(cast.words))) {
          Arrays.stream(locals.next(number, said[0], said[2])).forEach(open::add);
        }
      }
      assertThat(relevant).as("seed " + seed).isEqualTo(reduced(cast, voters[1], said));
    }
  }

  /** Some moves of anybody, whoever it is. */
  private static Local[] walk(Cast cast, SplittableRandom random) {
    Moves moves = new Moves(cast);
    Local[] voters = new Local[Cast.HONEST];
    for (int who = 0; who < Cast.HONEST; who++) {
      voters[who] = Happening.born(cast, who);
    }
    for (int step = random.nextInt(10 * cast.bound.rounds()); step > 0; step--) {
      int who = random.nextInt(Cast.HONEST);
      long[] said = {voters[0].said(), voters[1].said(), voters[2].said()};
      List<Move> possible = moves.of(voters[who], said);
      if (!possible.isEmpty()) {
        voters[who] = possible.get(random.nextInt(possible.size())).to();
      }
    }
    return voters;
  }

  /** All states by the moves of the exploration, while the others say nothing more. */
  private static Set<Local.Key> reduced(Cast cast, Local from, long[] said) {
    Moves moves = new Moves(cast);
    Set<Local.Key> reached = new HashSet<>(Set.of(from.key(cast.words)));
    Deque<Local> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      Local local = open.remove();
      said[local.who()] = local.said();
      for (Move move : moves.of(local, said)) {
        if (reached.add(move.to().key(cast.words))) {
          open.add(move.to());
        }
      }
    }
    return reached;
  }
}
