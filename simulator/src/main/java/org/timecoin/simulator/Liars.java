package org.timecoin.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.consensus.round.Input;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Quorum;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Signed;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteChecks;
import org.timecoin.protocol.vote.VoteStep;

/** What liars have heard, and with what words they speak: only ever with keys of their own. */
final class Liars {
  private final World world;
  private final SplittableRandom random;
  private final Map<Hash, Run> runs = new TreeMap<>();
  private final Map<Statement, Map<Integer, Endorsement>> heard = new HashMap<>();

  Liars(World world, SplittableRandom random) {
    this.world = world;
    this.random = random;
  }

  /** A run came by. */
  void keep(Run run) {
    runs.put(run.value(), run);
  }

  /** A run that came by. */
  Optional<Run> run(Hash value) {
    return Optional.ofNullable(runs.get(value));
  }

  /** Any run that came by. */
  Optional<Run> anyRun() {
    return runs.values().stream().skip(random.nextInt(runs.size() + 1)).findFirst();
  }

  /** Whose statements for the same step and value are known. */
  Map<Integer, Endorsement> heard(Statement said) {
    return new TreeMap<>(heard.getOrDefault(slot(said), Map.of()));
  }

  void remember(Signed message) {
    heard
        .computeIfAbsent(slot(message.statement()), any -> new TreeMap<>())
        .put(SimKeys.node(message.key()), message.endorsement());
  }

  /** A statement as a key to what was heard: a proposal's valid round makes no difference. */
  static Statement slot(Statement said) {
    return Statement.vote(said.parent(), said.round(), said.step(), said.value());
  }

  Optional<Integer> leaderFor(Instance on, List<Integer> liars, int round) {
    return liars.stream()
        .filter(any -> round >= on.firstRound())
        .filter(one -> on.mayLead(on.voters().indexOf(SimKeys.key(one)).orElseThrow(), round))
        .findFirst();
  }

  List<Hash> values(Parent parent) {
    List<Hash> values = new ArrayList<>();
    values.add(Statement.NIL);
    runs.values().stream()
        .filter(run -> run.parent().equals(parent))
        .map(Run::value)
        .forEach(values::add);
    return values;
  }

  /** A run that was proposed on this parent already, to be proposed as if it were fresh. */
  Run oneOfBefore(Instance on) {
    return runs.values().stream()
        .filter(run -> run.parent().equals(on.parent()) && run.isSized())
        .findFirst()
        .orElseGet(() -> make(on, true));
  }

  /** A new run; one in three pays a set of the liars' choice, which may be too much of a change. */
  Run make(Instance on, boolean valid) {
    List<Integer> members = SimChain.members(on);
    List<Integer> liars = members.stream().filter(node -> world.isLiar(node)).toList();
    int blocks = random.nextInt(20) == 0 ? Run.BLOCKS_MOST + 1 : 1 + random.nextInt(3);
    int mover = random.nextInt(3 * world.scenario().masternodes());
    boolean moves = mover < world.scenario().masternodes();
    List<Integer> paid = moves ? Membership.moved(members, mover) : members;
    boolean fits = blocks <= Run.BLOCKS_MOST && SimChain.isSmall(members, paid);
    Run run = world.chain().make(on, blocks, paid, liars, valid && fits);
    runs.put(run.value(), run);
    return run;
  }

  Map<Integer, Endorsement> withLiars(Instance on, Statement said) {
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

  /**
   * As many as a quorum: where the real ones don't suffice, repeats, or other voters' keys under
   * signatures that are not theirs.
   */
  List<Endorsement> filled(Instance on, Map<Integer, Endorsement> known) {
    Map<Integer, Endorsement> forged = new TreeMap<>(known);
    int quorum = Quorum.of(on.size());
    if (random.nextBoolean() && !known.isEmpty()) {
      Signature any = known.values().iterator().next().signature();
      SimChain.members(on).stream()
          .filter(one -> !known.containsKey(one))
          .limit(Math.max(0, quorum - known.size()))
          .forEach(one -> forged.put(one, new Endorsement(SimKeys.key(one), any)));
    }
    List<Endorsement> all = new ArrayList<>(forged.values());
    all.sort(VoteChecks.byAddress(on.voters()));
    while (!all.isEmpty() && all.size() < quorum) {
      all.add(all.getLast());
    }
    return all;
  }

  Signed sign(Instance on, int liar, Statement said) {
    byte[] message = said.signBytes(World.GENESIS, on.voters().hash());
    Signed signed = Signed.vote(said, SimKeys.key(liar), SimKeys.sign(SimKeys.key(liar), message));
    remember(signed);
    return signed;
  }

  void tellAll(int liar, Signed message) {
    IntStream.range(0, world.scenario().nodes()).forEach(to -> tell(liar, to, message, true));
  }

  void tell(int liar, int to, Signed message, boolean withRun) {
    if (!world.isLiar(to)) {
      Optional<Run> run =
          withRun && message.step() == VoteStep.PROPOSAL
              ? Optional.ofNullable(runs.get(message.value()))
              : Optional.empty();
      world.send(liar, to, new Input.Received("n" + liar, message, run));
      if (world.isTracing()) {
        world.trace(liar, "lies to n" + to + ": " + Words.of(message));
      }
    }
  }
}
