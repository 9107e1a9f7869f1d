package org.timecoin.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.consensus.objection.MemberFacts;
import org.timecoin.consensus.objection.Silence;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Quorum;
import org.timecoin.protocol.vote.Run;

/**
 * Who may enter or leave the paid set on a parent, and which voters know why: of one masternode
 * all, of another only some, of most of them nobody. A set for which a voter has no reason is valid
 * all the same, so only the second list of checks stands against it.
 */
final class Membership {

  private final World world;

  Membership(World world) {
    this.world = world;
  }

  /** The members, at times with one more or one less; whatever the reasons are. */
  List<Integer> changed(List<Integer> members) {
    int node = world.pick(world.scenario().masternodes());
    if (!world.chance(world.scenario().changePercent())) {
      return members;
    }
    List<Integer> next = moved(members, node);
    return !next.isEmpty() && world.chain().mayFollow(members, next) ? next : members;
  }

  /** The members with this one more, or this one less. */
  static List<Integer> moved(List<Integer> members, int node) {
    TreeSet<Integer> next = new TreeSet<>(members);
    if (!next.remove(node)) {
      next.add(node);
    }
    return new ArrayList<>(next);
  }

  /** Whether a voter knows a reason for everyone whom a run adds or drops. */
  boolean hasReasons(int voter, Instance on, Run run) {
    return hasReasons(voter, on, world.chain().facts(run.value()).members());
  }

  /** Whether a voter knows a reason for everyone who moves to make these members. */
  boolean hasReasons(int voter, Instance on, List<Integer> next) {
    return movers(on, next).stream().allMatch(who -> hasReason(voter, who, on, next));
  }

  /** Nobody has a reason for what leaves a third of liars: that is assumed never to be. */
  private boolean hasReason(int voter, int who, Instance on, List<Integer> next) {
    boolean known =
        switch (draw(on.parent(), who, 4)) {
          case 0 -> false;
          case 1 -> draw(on.parent(), 100 * (1 + who) + voter, 2) == 0;
          default -> true;
        };
    return known
        && world.scenario().changePercent() > 0
        && world.chain().mayFollow(SimChain.members(on), next);
  }

  /** Whether a run keeps the set, or every quorum without its liars would know the reasons. */
  boolean isDecidedByReasons(Instance on, Run run) {
    List<Integer> members = SimChain.members(on);
    if (movers(on, world.chain().facts(run.value()).members()).isEmpty()) {
      return true;
    }
    List<Integer> honest =
        members.stream().filter(one -> one >= world.scenario().byzantine()).toList();
    long reasonable = honest.stream().filter(one -> hasReasons(one, on, run)).count();
    int faulty = members.size() - honest.size();
    return reasonable >= Quorum.of(members.size()) - faulty;
  }

  private static Set<Integer> movers(Instance on, List<Integer> next) {
    List<Integer> members = SimChain.members(on);
    if (next.equals(members)) {
      return Set.of();
    }
    Set<Integer> movers = new TreeSet<>(next);
    movers.removeIf(members::contains);
    members.stream().filter(one -> !next.contains(one)).forEach(movers::add);
    return movers;
  }

  /** What a voter knows of a masternode that a run adds or drops: a reason, or just none. */
  MemberFacts facts(int voter, Address who, Instance on, Run run) {
    int node = SimKeys.node(who);
    List<Integer> next = world.chain().facts(run.value()).members();
    boolean reason = hasReason(voter, node, on, next);
    int kind = draw(on.parent(), 1_000 + node, 3);
    int needed = Quorum.oneHonest(on.size());
    long enoughMs = Silence.enoughMs(world.scenario().intervalSeconds());
    return new MemberFacts(
        reason || kind == 0,
        reason || kind == 1 ? needed : needed - 1,
        reason && kind == 0 ? enoughMs : enoughMs - 1,
        reason && kind == 1,
        !reason || kind != 2,
        false);
  }

  /** A number below a bound that only the parent and a salt decide. */
  private static int draw(Parent parent, int salt, int below) {
    int mixed = (parent.hash().hashCode() ^ (salt * 0x9E3779B9)) * 0x85EBCA6B;
    return Math.floorMod(mixed ^ (mixed >>> 15), below);
  }
}
