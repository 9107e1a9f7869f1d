package org.timecoin.simulator.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.consensus.leader.Mode;
import org.timecoin.consensus.round.Context;
import org.timecoin.consensus.round.Engine;
import org.timecoin.consensus.round.EngineSettings;
import org.timecoin.consensus.round.Moment;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.network.Schedule;
import org.timecoin.protocol.reward.LeaderOrder.Candidate;
import org.timecoin.protocol.reward.Tier;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteChecks;
import org.timecoin.protocol.vote.VoteStep;
import org.timecoin.protocol.vote.VoterSet;
import org.timecoin.simulator.SimKeys;
import org.timecoin.simulator.SimRules;

/**
 * Who plays: three honest engines (0 to 2, in the order of their places) and a liar, on one parent
 * whose next block is due, with two runs to choose from. The honest build the first run in even
 * rounds and the second in odd ones.
 */
final class Cast {

  static final int VOTERS = 4;
  static final int HONEST = VOTERS - 1;

  /** The clocks stand still while all orders of events are tried. */
  static final Moment NOW = new Moment(0, 0);

  private static final int INTERVAL_SECONDS = 600;
  private static final Hash GENESIS = Hash.sha256(new byte[] {1});

  final Instance instance;
  final VoteChecks checks = new VoteChecks(GENESIS, SimKeys::verify);
  final EngineSettings settings =
      EngineSettings.standard(new Schedule(-INTERVAL_SECONDS, INTERVAL_SECONDS));
  final Words words;
  final Bound bound;
  final int liar;
  private final List<Integer> honest;
  private final List<Engine> engines = new ArrayList<>();
  private final Run[] runs;

  Cast(Bound bound) {
    this.bound = bound;
    Parent parent = new Parent(0, GENESIS);
    List<Integer> nodes = IntStream.range(0, VOTERS).boxed().toList();
    VoterSet voters = VoterSet.of(nodes.stream().map(SimKeys::address).toList());
    List<Candidate> candidates =
        nodes.stream().map(n -> new Candidate(SimKeys.address(n).text(), Tier.FREE, n)).toList();
    this.instance = new Instance(parent, voters, candidates, 0);
    this.liar = instance.leader(bound.liarLeads(), Mode.ON_SCHEDULE);
    this.honest = nodes.stream().filter(place -> place != liar).toList();
    this.runs = new Run[] {run(1), run(2)};
    this.words = new Words(bound.rounds(), parent, runs[0].value(), runs[1].value());
    honest.forEach(place -> engines.add(new Engine(context(place))));
  }

  /** A run of one block, different for each number. */
  Run run(int number) {
    Hash value = Hash.sha256(new byte[] {2, (byte) number});
    return new Run(value, instance.parent(), 1, 0, ByteString.EMPTY);
  }

  /** One of the two runs that are explored. */
  Run runOf(Hash value) {
    return runs[words.code(value) - 1];
  }

  /** What an honest leader builds. */
  Run fresh(int round) {
    return runs[round % 2];
  }

  private Context context(int place) {
    return new Context(
        settings,
        new SimRules(bound.bug(), () -> VOTERS),
        checks,
        Optional.of(SimKeys.identity(node(place))),
        List.of());
  }

  private int node(int place) {
    return SimKeys.node(instance.voters().addresses().get(place));
  }

  PublicKey key(int place) {
    return SimKeys.key(node(place));
  }

  /** The place in the voter set of an honest one. */
  int place(int who) {
    return honest.get(who);
  }

  Engine engine(int who) {
    return engines.get(who);
  }

  /** The voter at a place, for people: the liar, or an honest one. */
  String name(int place) {
    return place == liar ? "liar" : "n" + honest.indexOf(place);
  }

  /** A statement signed by the voter at a place; for the liar whatever it is. */
  Signed sign(int place, Statement said, List<Endorsement> prevotes) {
    PublicKey key = key(place);
    byte[] message = checks.signBytes(said, instance.voters());
    return new Signed(said, key, SimKeys.sign(key, message), prevotes);
  }

  /**
   * What of a quorum can be put together: the honest who said it and the liar.
   *
   * @param said what each honest one has said
   */
  List<Endorsement> quorum(Statement vote, long[] said) {
    int bit = words.bit(vote);
    List<Endorsement> found = new ArrayList<>();
    for (int place = 0; place < VOTERS; place++) {
      int who = honest.indexOf(place);
      if (who < 0 || (said[who] & (1L << bit)) != 0) {
        found.add(sign(place, vote, List.of()).endorsement());
      }
    }
    return found;
  }

  /** The prevotes that a proposal with a valid round carries; none for a fresh one. */
  List<Endorsement> proof(Statement proposal, long[] said) {
    int round = proposal.validRound();
    return round == Statement.NONE
        ? List.of()
        : quorum(
            Statement.vote(instance.parent(), round, VoteStep.PREVOTE, proposal.value()), said);
  }
}
