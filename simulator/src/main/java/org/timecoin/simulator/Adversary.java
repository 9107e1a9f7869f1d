package org.timecoin.simulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.consensus.round.Effect;
import org.timecoin.consensus.round.Input;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Quorum;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/**
 * All the liars under one will. It hears what any of them hears, and signs with their keys only:
 * equivocation to different peers, silence, garbage, forged quorums, repeated signatures, withheld
 * runs, and at times exactly what an honest voter would say.
 */
final class Adversary {
  private final World world;

  private final SplittableRandom random;
  private final Liars voice;
  private final Nonsense nonsense;

  private final Set<String> led = new TreeSet<>();

  private final Map<String, List<Hash>> halves = new TreeMap<>();

  private final Set<Statement> planned = new HashSet<>();

  private final Set<Statement> misplaced = new HashSet<>();

  Adversary(World world, SplittableRandom random) {
    this.world = world;
    this.random = random;
    this.voice = new Liars(world, random);
    this.nonsense = new Nonsense(world, random, voice);
  }

  /** A liar heard something: remember it, and perhaps act. */
  void hear(Input input) {
    if (input instanceof Input.CertificateShown shown) {
      nonsense.keep(shown.certificate());
    }
    if (!(input instanceof Input.Received received)) {
      return;
    }
    Signed message = received.message();
    received.run().ifPresent(voice::keep);
    voice.remember(message);
    Optional<Instance> instance = world.chain().known(message.parent().hash());
    instance.ifPresent(on -> answer(on, message));
  }

  private void answer(Instance on, Signed message) {
    List<Integer> liars = SimChain.members(on).stream().filter(node -> world.isLiar(node)).toList();
    if (liars.isEmpty()) {
      return;
    }
    if (world.scenario().isBeyond()) {
      splitInTwo(on, liars, message.round());
      splitInTwo(on, liars, message.round() + 1);
      return;
    }
    boolean plan = planned.add(Liars.slot(message.statement()));
    if (plan && message.step() != VoteStep.PRECOMMIT && !message.statement().isNil()) {
      carryOut(on, liars, message);
    }
    if (plan && message.step() != VoteStep.PROPOSAL && random.nextInt(100) < 70) {
      keepGoing(on, liars, message);
    }
    if (random.nextInt(100) < 20) {
      act(on, liars, message);
    }
    misplace(on, liars, message);
  }

  /** Proposes what a quorum prevotes in a round, in that round or the one before it. */
  private void misplace(Instance on, List<Integer> liars, Signed message) {
    Statement said = message.statement();
    boolean names = said.step() == VoteStep.PREVOTE && !said.isNil();
    if (!names || misplaced.contains(Liars.slot(said))) {
      return;
    }
    Map<Integer, Endorsement> known = voice.withLiars(on, said);
    if (known.size() < Quorum.of(on.size())) {
      return;
    }
    misplaced.add(Liars.slot(said));
    List<Endorsement> proof = voice.filled(on, known);
    for (int round = said.round(); round >= said.round() - 1; round--) {
      Statement again = Statement.proposal(on.parent(), round, said.value(), said.round());
      voice
          .leaderFor(on, liars, round)
          .map(leader -> voice.sign(on, leader, again))
          .map(bare -> new Signed(again, bare.key(), bare.signature(), proof))
          .ifPresent(full -> voice.tellAll(SimKeys.node(full.key()), full));
    }
  }

  /** One plan a round: help, keep the quorum private, or let one alone decide. */
  private void carryOut(Instance on, List<Integer> liars, Signed message) {
    int plan = Math.floorMod((on.parent().hash() + "/" + message.round()).hashCode(), 4);
    switch (plan) {
      case 0 -> support(on, liars, message.round(), message.value());
      case 1 -> letOneDecide(on, liars, message.round(), message.value());
      case 2 -> lead(on, liars, message.round() + 1);
      default -> {
        // Its prevotes stay its own until it re-proposes with them.
      }
    }
    if (random.nextBoolean()) {
      world.after(random.nextInt(3_000), () -> lead(on, liars, message.round() + 1));
    }
  }

  /** Nil, to whoever was told nothing else: the rounds go on without those cut off. */
  private void keepGoing(Instance on, List<Integer> liars, Signed message) {
    Statement nil = Statement.vote(on.parent(), message.round(), message.step(), Statement.NIL);
    world.after(
        1_000 + random.nextInt(1_000),
        () -> liars.forEach(liar -> voice.tellAll(liar, voice.sign(on, liar, nil))));
  }

  private void letOneDecide(Instance on, List<Integer> liars, int round, Hash value) {
    int chosen = random.nextInt(world.scenario().nodes());
    for (int liar : liars) {
      voice.tellAll(
          liar, voice.sign(on, liar, Statement.vote(on.parent(), round, VoteStep.PREVOTE, value)));
      for (int to = 0; to < world.scenario().nodes(); to++) {
        Hash said = to == chosen ? value : Statement.NIL;
        voice.tell(
            liar,
            to,
            voice.sign(on, liar, Statement.vote(on.parent(), round, VoteStep.PRECOMMIT, said)),
            false);
      }
    }
  }

  private void act(Instance on, List<Integer> liars, Signed message) {
    int liar = liars.get(random.nextInt(liars.size()));
    int round = message.round() + random.nextInt(2);
    switch (random.nextInt(12)) {
      case 0 -> equivocate(on, liar, round);
      case 1, 2, 3 -> support(on, liars, message.round(), message.value());
      case 4, 5, 6 -> lead(on, liars, round);
      case 7 -> certify(on, liars, message);
      case 8 -> nonsense.garbage(on, liar, message);
      case 9 -> nonsense.showOld(on, liar);
      case 10 -> nonsense.signForAnotherSet(on, liar, message);
      default -> follow(on, liar, message);
    }
  }

  /** Proposes once in a round that a liar leads, and stands behind it. */
  private void lead(Instance on, List<Integer> liars, int round) {
    if (!led.add(on.parent().hash() + "/" + round)) {
      return;
    }
    voice
        .leaderFor(on, liars, round)
        .ifPresent(
            leader -> {
              Hash value =
                  random.nextBoolean() ? proposeTwo(on, leader, round) : propose(on, leader, round);
              support(on, liars, round, value);
            });
  }

  /** All liars vote for a value in both steps, to some or to all. */
  private void support(Instance on, List<Integer> liars, int round, Hash value) {
    int share = random.nextBoolean() ? 100 : 50;
    for (VoteStep step : List.of(VoteStep.PREVOTE, VoteStep.PRECOMMIT)) {
      for (int liar : liars) {
        Signed vote = voice.sign(on, liar, Statement.vote(on.parent(), round, step, value));
        for (int to = 0; to < world.scenario().nodes(); to++) {
          if (random.nextInt(100) < share) {
            voice.tell(liar, to, vote, false);
          }
        }
      }
    }
  }

  /** Different votes to different peers. */
  private void equivocate(Instance on, int liar, int round) {
    VoteStep step = random.nextBoolean() ? VoteStep.PREVOTE : VoteStep.PRECOMMIT;
    List<Hash> values = voice.values(on.parent());
    for (int to = 0; to < world.scenario().nodes(); to++) {
      Hash value = values.get(random.nextInt(values.size()));
      voice.tell(
          liar, to, voice.sign(on, liar, Statement.vote(on.parent(), round, step, value)), true);
    }
  }

  /** Says what the one it heard says, as an honest voter might. */
  private void follow(Instance on, int liar, Signed message) {
    if (message.step() != VoteStep.PROPOSAL) {
      Signed same = voice.sign(on, liar, message.statement());
      voice.tellAll(liar, same);
    }
  }

  /** Two fresh proposals, each for some; one may be invalid, or come without its run. */
  private Hash proposeTwo(Instance on, int leader, int round) {
    Run good = random.nextInt(4) == 0 ? voice.oneOfBefore(on) : voice.make(on, true);
    Run other = random.nextInt(3) == 0 ? voice.make(on, random.nextInt(5) > 0) : good;
    List<Run> made = List.of(other, good);
    boolean withheld = random.nextInt(4) == 0;
    for (int to = 0; to < world.scenario().nodes(); to++) {
      Run run = made.get(random.nextInt(2));
      Statement said = Statement.proposal(on.parent(), round, run.value(), Statement.NONE);
      voice.tell(leader, to, voice.sign(on, leader, said), !withheld);
    }
    return made.getLast().value();
  }

  /** With enough liars each half of the rest is led to a decision of its own. */
  private void splitInTwo(Instance on, List<Integer> liars, int round) {
    Optional<Integer> leader = voice.leaderFor(on, liars, round);
    if (leader.isEmpty()) {
      return;
    }
    List<Hash> values =
        halves.computeIfAbsent(
            on.parent().hash() + "/" + round,
            first ->
                List.of(
                    voice.make(on, random.nextInt(3) > 0).value(), voice.make(on, true).value()));
    for (int to = 0; to < world.scenario().nodes(); to++) {
      Hash value = values.get(to % 2);
      Statement proposal = Statement.proposal(on.parent(), round, value, Statement.NONE);
      voice.tell(leader.get(), to, voice.sign(on, leader.get(), proposal), true);
      for (int liar : liars) {
        for (VoteStep step : List.of(VoteStep.PREVOTE, VoteStep.PRECOMMIT)) {
          voice.tell(
              liar,
              to,
              voice.sign(on, liar, Statement.vote(on.parent(), round, step, value)),
              true);
        }
      }
    }
  }

  /** A proposal with a valid round: proven if it can be, forged if not. */
  private Hash propose(Instance on, int leader, int round) {
    Statement prevote =
        provable(on, round)
            .filter(any -> random.nextInt(3) > 0)
            .orElseGet(() -> anyPrevote(on, round));
    List<Endorsement> proof = voice.filled(on, voice.withLiars(on, prevote));
    Statement said = Statement.proposal(on.parent(), round, prevote.value(), prevote.round());
    Signed bare = voice.sign(on, leader, said);
    voice.tellAll(leader, new Signed(said, bare.key(), bare.signature(), proof));
    return prevote.value();
  }

  private Statement anyPrevote(Instance on, int round) {
    List<Hash> values = voice.values(on.parent());
    int valid = round == 0 ? 0 : Math.max(0, round - 1 - random.nextInt(2));
    Hash value = values.get(random.nextInt(values.size()));
    return Statement.vote(on.parent(), valid, VoteStep.PREVOTE, value);
  }

  /** A value of an earlier round that a quorum prevoted, the liars' own prevotes included. */
  private Optional<Statement> provable(Instance on, int round) {
    List<Statement> found = new ArrayList<>();
    for (Hash value : voice.values(on.parent())) {
      for (int valid = Math.max(0, round - 5); valid < round && !value.isZero(); valid++) {
        Statement prevote = Statement.vote(on.parent(), valid, VoteStep.PREVOTE, value);
        if (voice.withLiars(on, prevote).size() >= Quorum.of(on.size())) {
          found.add(prevote);
        }
      }
    }
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(found.get(random.nextInt(found.size())));
  }

  /** A certificate from what was heard, with repeats where it doesn't suffice. */
  private void certify(Instance on, List<Integer> liars, Signed message) {
    Statement said =
        Statement.vote(on.parent(), message.round(), VoteStep.PRECOMMIT, message.value());
    Optional<Run> held = voice.run(message.value());
    if (held.isEmpty()) {
      return;
    }
    Run run = held.get();
    Map<Integer, Endorsement> known = voice.heard(said);
    liars.forEach(liar -> known.put(liar, voice.sign(on, liar, said).endorsement()));
    Certificate made =
        new Certificate(
            on.parent(), run.lastHeight(), run.value(), said.round(), voice.filled(on, known));
    int to = random.nextInt(world.scenario().nodes());
    world.send(
        liars.getFirst(),
        to,
        new Input.CertificateShown("n" + liars.getFirst(), made, Optional.empty()));
  }

  /** A liar is asked for a run: it has it, or another one, or withholds it, from some for good. */
  Optional<Run> run(int by, Effect.AskRun asked) {
    boolean withheld = Math.floorMod(asked.value().hashCode() * 31 + by, 3) == 0;
    if (world.isCalm() || withheld) {
      return Optional.empty();
    }
    return random.nextInt(3) == 0 ? voice.anyRun() : voice.run(asked.value());
  }
}
