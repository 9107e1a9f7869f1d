package org.timecoin.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.consensus.round.Input;
import org.timecoin.consensus.vote.Certificate;
import org.timecoin.consensus.vote.Endorsement;
import org.timecoin.consensus.vote.Parent;
import org.timecoin.consensus.vote.Quorum;
import org.timecoin.consensus.vote.Run;
import org.timecoin.consensus.vote.Signed;
import org.timecoin.consensus.vote.Statement;
import org.timecoin.consensus.vote.VoteChecks;
import org.timecoin.consensus.vote.VoteStep;
import org.timecoin.consensus.vote.VoterSet;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.key.Address;

/**
 * All the liars under one will. It hears what any of them hears, and signs with their keys only:
 * equivocation to different peers, silence, garbage, forged quorums, repeated signatures, withheld
 * runs, and at times exactly what an honest voter would say.
 */
final class Adversary {

  private final World world;
  private final SplittableRandom random;
  private final Map<Hash, Run> runs = new TreeMap<>();
  private final Map<String, Map<Integer, Endorsement>> heard = new TreeMap<>();
  private final List<Certificate> certificates = new ArrayList<>();
  private final Set<String> led = new TreeSet<>();
  private final Set<String> planned = new TreeSet<>();

  Adversary(World world, SplittableRandom random) {
    this.world = world;
    this.random = random;
  }

  /** A liar heard something: remember it, and perhaps act. */
  void hear(Input input) {
    if (input instanceof Input.CertificateShown shown) {
      certificates.add(shown.certificate());
    }
    if (!(input instanceof Input.Received received)) {
      return;
    }
    Signed message = received.message();
    received.run().ifPresent(run -> runs.put(run.value(), run));
    remember(message);
    Optional<Instance> instance = world.chain().known(message.parent().hash());
    instance.ifPresent(on -> answer(on, message));
  }

  private void remember(Signed message) {
    heard
        .computeIfAbsent(slot(message.statement()), any -> new TreeMap<>())
        .put(SimKeys.node(message.key()), message.endorsement());
  }

  private static String slot(Statement said) {
    return said.parent().hash() + "/" + said.round() + "/" + said.step() + "/" + said.value();
  }

  private void answer(Instance on, Signed message) {
    List<Integer> liars = SimChain.members(on).stream().filter(node -> world.isLiar(node)).toList();
    if (liars.isEmpty()) {
      return;
    }
    boolean plan = planned.add(slot(message.statement()));
    if (plan && message.step() != VoteStep.PRECOMMIT && !message.statement().isNil()) {
      carryOut(on, liars, message);
    }
    if (plan && message.step() != VoteStep.PROPOSAL && random.nextInt(100) < 70) {
      keepGoing(on, liars, message);
    }
    if (random.nextInt(100) < 20) {
      act(on, liars, message);
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
        () -> liars.forEach(liar -> tellAll(liar, sign(on, liar, nil))));
  }

  private void letOneDecide(Instance on, List<Integer> liars, int round, Hash value) {
    int chosen = random.nextInt(world.scenario().nodes());
    for (int liar : liars) {
      tellAll(liar, sign(on, liar, Statement.vote(on.parent(), round, VoteStep.PREVOTE, value)));
      for (int to = 0; to < world.scenario().nodes(); to++) {
        Hash said = to == chosen ? value : Statement.NIL;
        tell(
            liar,
            to,
            sign(on, liar, Statement.vote(on.parent(), round, VoteStep.PRECOMMIT, said)),
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
      case 8 -> garbage(on, liar, message);
      case 9 -> showOld(on, liar);
      case 10 -> signForAnotherSet(on, liar, message);
      default -> follow(on, liar, message);
    }
  }

  /** Proposes once in a round that a liar leads, and stands behind it. */
  private void lead(Instance on, List<Integer> liars, int round) {
    if (!led.add(on.parent().hash() + "/" + round)) {
      return;
    }
    leaderFor(on, liars, round)
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
        Signed vote = sign(on, liar, Statement.vote(on.parent(), round, step, value));
        for (int to = 0; to < world.scenario().nodes(); to++) {
          if (random.nextInt(100) < share) {
            tell(liar, to, vote, false);
          }
        }
      }
    }
  }

  private Optional<Integer> leaderFor(Instance on, List<Integer> liars, int round) {
    return liars.stream()
        .filter(any -> round >= on.firstRound())
        .filter(one -> on.mayLead(on.voters().indexOf(SimKeys.key(one)).orElseThrow(), round))
        .findFirst();
  }

  /** Different votes to different peers. */
  private void equivocate(Instance on, int liar, int round) {
    VoteStep step = random.nextBoolean() ? VoteStep.PREVOTE : VoteStep.PRECOMMIT;
    List<Hash> values = values(on.parent());
    for (int to = 0; to < world.scenario().nodes(); to++) {
      Hash value = values.get(random.nextInt(values.size()));
      tell(liar, to, sign(on, liar, Statement.vote(on.parent(), round, step, value)), true);
    }
  }

  /** Says what the one it heard says, as an honest voter might. */
  private void follow(Instance on, int liar, Signed message) {
    if (message.step() != VoteStep.PROPOSAL) {
      Signed same = sign(on, liar, message.statement());
      tellAll(liar, same);
    }
  }

  private List<Hash> values(Parent parent) {
    List<Hash> values = new ArrayList<>();
    values.add(Statement.NIL);
    runs.values().stream()
        .filter(run -> run.parent().equals(parent))
        .map(Run::value)
        .forEach(values::add);
    return values;
  }

  /** Two fresh proposals, each for some; one may be invalid, or come without its run. */
  private Hash proposeTwo(Instance on, int leader, int round) {
    Run good = random.nextInt(4) == 0 ? oneOfBefore(on) : make(on, true);
    Run other = random.nextInt(3) == 0 ? make(on, random.nextInt(5) > 0) : good;
    List<Run> made = List.of(other, good);
    boolean withheld = random.nextInt(4) == 0;
    for (int to = 0; to < world.scenario().nodes(); to++) {
      Run run = made.get(random.nextInt(2));
      Statement said = Statement.proposal(on.parent(), round, run.value(), Statement.NONE);
      tell(leader, to, sign(on, leader, said), !withheld);
    }
    return made.getLast().value();
  }

  /** A run that was proposed on this parent already, to be proposed as if it were fresh. */
  private Run oneOfBefore(Instance on) {
    return runs.values().stream()
        .filter(run -> run.parent().equals(on.parent()) && run.isSized())
        .findFirst()
        .orElseGet(() -> make(on, true));
  }

  private Run make(Instance on, boolean valid) {
    List<Integer> members = SimChain.members(on);
    List<Integer> liars = members.stream().filter(node -> world.isLiar(node)).toList();
    int blocks = random.nextInt(20) == 0 ? Run.BLOCKS_MOST + 1 : 1 + random.nextInt(3);
    boolean sized = blocks <= Run.BLOCKS_MOST;
    Run run = world.chain().make(on, blocks, members, liars, valid && sized);
    runs.put(run.value(), run);
    return run;
  }

  /** A proposal with a valid round: proven if it can be, forged if not. */
  private Hash propose(Instance on, int leader, int round) {
    Statement prevote =
        provable(on, round)
            .filter(any -> random.nextInt(3) > 0)
            .orElseGet(() -> anyPrevote(on, round));
    List<Endorsement> proof = filled(on, withLiars(on, prevote));
    Statement said = Statement.proposal(on.parent(), round, prevote.value(), prevote.round());
    Signed bare = sign(on, leader, said);
    tellAll(leader, new Signed(said, bare.key(), bare.signature(), proof));
    return prevote.value();
  }

  private Statement anyPrevote(Instance on, int round) {
    List<Hash> values = values(on.parent());
    int valid = round == 0 ? 0 : Math.max(0, round - 1 - random.nextInt(2));
    Hash value = values.get(random.nextInt(values.size()));
    return Statement.vote(on.parent(), valid, VoteStep.PREVOTE, value);
  }

  /** A value of an earlier round that a quorum prevoted, the liars' own prevotes included. */
  private Optional<Statement> provable(Instance on, int round) {
    List<Statement> found = new ArrayList<>();
    for (Hash value : values(on.parent())) {
      for (int valid = Math.max(0, round - 5); valid < round && !value.isZero(); valid++) {
        Statement prevote = Statement.vote(on.parent(), valid, VoteStep.PREVOTE, value);
        if (withLiars(on, prevote).size() >= Quorum.of(on.size())) {
          found.add(prevote);
        }
      }
    }
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(found.get(random.nextInt(found.size())));
  }

  private Map<Integer, Endorsement> withLiars(Instance on, Statement said) {
    Map<Integer, Endorsement> known = new TreeMap<>(heard.getOrDefault(slot(said), Map.of()));
    for (int member : SimChain.members(on)) {
      if (world.isLiar(member)) {
        byte[] message = said.signBytes(World.GENESIS, on.voters().hash());
        known.put(
            member,
            new Endorsement(SimKeys.key(member), SimKeys.sign(SimKeys.key(member), message)));
      }
    }
    return known;
  }

  /** As many as a quorum; repeats where the real ones don't suffice. */
  private List<Endorsement> filled(Instance on, Map<Integer, Endorsement> known) {
    List<Endorsement> all = new ArrayList<>(known.values());
    all.sort(VoteChecks.byAddress(on.voters()));
    int quorum = Quorum.of(on.size());
    while (!all.isEmpty() && all.size() < quorum) {
      all.add(all.getLast());
    }
    return all;
  }

  /** A certificate from what was heard, with repeats where it doesn't suffice. */
  private void certify(Instance on, List<Integer> liars, Signed message) {
    Statement said =
        Statement.vote(on.parent(), message.round(), VoteStep.PRECOMMIT, message.value());
    Run run = runs.get(message.value());
    if (run == null) {
      return;
    }
    Map<Integer, Endorsement> known = new TreeMap<>(heard.getOrDefault(slot(said), Map.of()));
    liars.forEach(liar -> known.put(liar, sign(on, liar, said).endorsement()));
    Certificate made =
        new Certificate(
            on.parent(), run.lastHeight(), run.value(), said.round(), filled(on, known));
    int to = random.nextInt(world.scenario().nodes());
    world.send(
        liars.getFirst(),
        to,
        new Input.CertificateShown("n" + liars.getFirst(), made, Optional.of(run)));
  }

  /** A certificate of before, as it is or as if it were for the open instance. */
  private void showOld(Instance on, int liar) {
    if (certificates.isEmpty()) {
      return;
    }
    Certificate old = certificates.get(random.nextInt(certificates.size()));
    long blocks = old.lastHeight() - old.parent().height();
    Certificate shown =
        random.nextBoolean()
            ? old
            : new Certificate(
                on.parent(),
                on.parent().height() + blocks,
                old.value(),
                Math.max(old.round(), on.firstRound()),
                old.precommits());
    int to = random.nextInt(world.scenario().nodes());
    world.send(liar, to, new Input.CertificateShown("n" + liar, shown, Optional.empty()));
  }

  /** Signed as if others voted: the set without one, or with one more. */
  private void signForAnotherSet(Instance on, int liar, Signed message) {
    List<Address> others = new ArrayList<>(on.voters().addresses());
    if (random.nextBoolean() && others.size() > 1) {
      others.remove(random.nextInt(others.size()));
    } else {
      others.add(SimKeys.address(SimKeys.STRANGER));
    }
    byte[] text = message.statement().signBytes(World.GENESIS, VoterSet.of(others).hash());
    Signature signature = SimKeys.sign(SimKeys.key(liar), text);
    tellAll(
        liar, new Signed(message.statement(), SimKeys.key(liar), signature, message.prevotes()));
  }

  private void garbage(Instance on, int liar, Signed message) {
    Statement said = message.statement();
    Signed bad =
        switch (random.nextInt(6)) {
          case 0 -> Signed.vote(said, message.key(), Signature.of(new byte[Signature.LENGTH]));
          case 1 ->
              sign(
                  on,
                  liar,
                  Statement.vote(
                      new Parent(said.parent().height(), said.value()),
                      0,
                      VoteStep.PREVOTE,
                      said.value()));
          case 2 ->
              sign(
                  on,
                  liar,
                  Statement.vote(said.parent(), random.nextInt(), VoteStep.PREVOTE, said.value()));
          case 3 ->
              sign(
                  on,
                  liar,
                  Statement.vote(
                      new Parent(said.parent().height() + 7, said.value()),
                      0,
                      VoteStep.PREVOTE,
                      said.value()));
          case 4 -> stranger(on, said);
          default ->
              new Signed(
                  said,
                  message.key(),
                  message.signature(),
                  Collections.nCopies(3, message.endorsement()));
        };
    tellAll(liar, bad);
  }

  /** Somebody who votes nowhere speaks of a parent above. */
  private Signed stranger(Instance on, Statement said) {
    return sign(
        on,
        SimKeys.STRANGER,
        Statement.vote(
            new Parent(said.parent().height() + 1, said.value()),
            0,
            VoteStep.PREVOTE,
            said.value()));
  }

  private Signed sign(Instance on, int liar, Statement said) {
    byte[] message = said.signBytes(World.GENESIS, on.voters().hash());
    Signed signed = Signed.vote(said, SimKeys.key(liar), SimKeys.sign(SimKeys.key(liar), message));
    remember(signed);
    return signed;
  }

  private void tellAll(int liar, Signed message) {
    IntStream.range(0, world.scenario().nodes()).forEach(to -> tell(liar, to, message, true));
  }

  private void tell(int liar, int to, Signed message, boolean withRun) {
    if (!world.isLiar(to)) {
      Optional<Run> run =
          withRun && message.step() == VoteStep.PROPOSAL
              ? Optional.ofNullable(runs.get(message.value()))
              : Optional.empty();
      world.send(liar, to, new Input.Received("n" + liar, message, run));
      if (world.isTracing()) {
        world.trace(liar, "lies to n" + to + ": " + World.show(message));
      }
    }
  }
}
