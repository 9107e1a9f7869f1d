package org.timecoin.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.consensus.round.Verdict;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.Sha256;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.network.Schedule;
import org.timecoin.protocol.reward.LeaderOrder.Candidate;
import org.timecoin.protocol.reward.Tier;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Quorum;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.VoterSet;

/** Blocks as far as consensus knows them: what a run stands on, pays, and whether it is valid. */
final class SimChain {

  /**
   * The truth about a run.
   *
   * @param members the nodes that it pays
   * @param inner the nodes that a block inside it seems to pay, for a planted bug
   * @param valid by the first list
   */
  record Facts(Run run, List<Integer> members, List<Integer> inner, boolean valid) {}

  private final Map<Hash, Facts> facts = new HashMap<>();
  private final Map<Hash, Instance> instances = new HashMap<>();
  private final Map<Hash, List<Integer>> configured = new HashMap<>();
  private final Schedule schedule;
  private final int byzantine;
  private final boolean innerVoters;
  private long made;

  SimChain(Schedule schedule, int byzantine, boolean innerVoters) {
    this.schedule = schedule;
    this.byzantine = byzantine;
    this.innerVoters = innerVoters;
  }

  /** The genesis instance. */
  Instance genesis(Parent parent, int voters) {
    List<Integer> members = new ArrayList<>();
    for (int node = 0; node < voters; node++) {
      members.add(node);
    }
    return instance(parent, members);
  }

  /** The instance of a recovery entry, in place of the one before. */
  Instance recovered(Parent parent, List<Integer> members, int firstRound) {
    Instance entry = instance(parent, members, firstRound);
    instances.put(parent.hash(), entry);
    configured.put(parent.hash(), members);
    return entry;
  }

  /** The same instance as if it began in a later round. */
  Instance later(Instance on) {
    return instance(on.parent(), members(on), on.firstRound() + 100);
  }

  private Instance instance(Parent parent, List<Integer> members) {
    Instance known = instances.get(parent.hash());
    if (known != null) {
      return known;
    }
    Instance made = instance(parent, members, 0);
    instances.put(parent.hash(), made);
    return made;
  }

  private static Instance instance(Parent parent, List<Integer> members, int firstRound) {
    VoterSet voters = VoterSet.of(members.stream().map(SimKeys::address).toList());
    List<Candidate> candidates =
        members.stream()
            .map(
                node ->
                    new Candidate(
                        SimKeys.address(node).text(),
                        Tier.FREE,
                        1 + Math.floorMod(parent.hash().hashCode() + node * 37, 144)))
            .toList();
    return new Instance(parent, voters, candidates, firstRound);
  }

  /** The instance on a run's last block. */
  Instance after(Run run) {
    Facts fact = facts.get(run.value());
    List<Integer> paid =
        innerVoters && run.blocks() > 1 && !fact.inner().isEmpty() ? fact.inner() : fact.members();
    return instance(new Parent(run.lastHeight(), run.value()), paid);
  }

  /** The instance on this block, if anybody has opened it. */
  Optional<Instance> known(Hash hash) {
    return Optional.ofNullable(instances.get(hash));
  }

  /** A new run, valid unless said otherwise. */
  Run make(Instance on, int blocks, List<Integer> members, List<Integer> inner, boolean valid) {
    Hash value =
        new Sha256().hash(on.parent().hash()).u64(made++).u32(blocks).u8(valid ? 1 : 0).hash();
    long due = schedule.timestampOf(on.parent().height() + blocks);
    Run run = new Run(value, on.parent(), blocks, due, ByteString.EMPTY);
    facts.put(value, new Facts(run, members, inner, valid));
    return run;
  }

  Facts facts(Hash value) {
    return facts.get(value);
  }

  /**
   * By the first list: under a recovery a run pays exactly whom the entry names.
   *
   * @param firstRound of the instance that it is judged on: its operator may not have entered it
   *     yet
   */
  boolean isValid(Run run, int firstRound) {
    Facts fact = facts.get(run.value());
    Instance latest = instances.get(run.parent().hash());
    boolean named = configured.containsKey(run.parent().hash());
    return fact.valid()
        && (!named
            || latest.firstRound() != firstRound
            || fact.members().equals(configured.get(run.parent().hash())));
  }

  /** Whom a run pays, or whom the entry names that a recovery has put on its last block. */
  List<Integer> votersAfter(Run run) {
    return configured.getOrDefault(run.value(), facts.get(run.value()).members());
  }

  /** What the chain says of a run, and the voter of a fresh one. */
  Verdict verdict(Run run, int firstRound, boolean welcome) {
    return isValid(run, firstRound) ? new Verdict(true, welcome) : Verdict.INVALID;
  }

  /** The voters of an instance as nodes, lowest first. */
  static List<Integer> members(Instance instance) {
    List<Integer> members = new ArrayList<>(instance.size());
    for (Address voter : instance.voters().addresses()) {
      members.add(SimKeys.node(voter));
    }
    Collections.sort(members);
    return members;
  }

  /** Whether fewer than a third of these lie, so that they may vote, and few enough change. */
  boolean mayFollow(List<Integer> members, List<Integer> next) {
    long liars = next.stream().filter(node -> node < byzantine).count();
    return liars <= Quorum.tolerated(next.size()) && isSmall(members, next);
  }

  /** Whether the first list allows the change. */
  static boolean isSmall(List<Integer> members, List<Integer> next) {
    TreeSet<Integer> changed = new TreeSet<>(next);
    changed.addAll(members);
    changed.removeIf(node -> next.contains(node) && members.contains(node));
    boolean few = changed.size() <= Math.max(1, Quorum.tolerated(members.size()));
    boolean drops = next.size() < members.size();
    return few && (!drops || next.size() >= 4);
  }
}
