package org.timecoin.consensus.objection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.vote.Quorum;
import org.timecoin.protocol.vote.SetChange;

/**
 * The second list of checks, asked of fresh proposals only (consensus.md section 3, "What a voter
 * checks"): why members enter or leave, and conflicts with transactions this voter approved. When a
 * block is due is the engine's to see.
 *
 * @param intervalSeconds from block to block
 * @param facts what is known of a masternode
 * @param approvals what this voter approved
 */
public record SecondList(
    long intervalSeconds, Function<Address, MemberFacts> facts, Approvals approvals) {

  /**
   * What speaks against a run.
   *
   * @param change whom the run pays, compared with the voters
   * @param spent what its transactions spend
   */
  public List<Objection> objections(SetChange change, List<Spending> spent) {
    List<Objection> found = new ArrayList<>();
    int needed = Quorum.oneHonest(change.voters());
    change.added().forEach(who -> enters(who, needed).ifPresent(found::add));
    change.dropped().stream()
        .filter(who -> !mayLeave(facts.apply(who)))
        .map(Objection.LeavesWithoutReason::new)
        .forEach(found::add);
    found.addAll(approvals.conflicts(spent));
    return List.copyOf(found);
  }

  private Optional<Objection> enters(Address who, int needed) {
    MemberFacts known = facts.apply(who);
    if (!known.freshHeartbeat()) {
      return Optional.of(new Objection.EntersSilent(who));
    }
    return known.attesters() >= needed
        ? Optional.empty()
        : Optional.of(new Objection.EntersUnattested(who, known.attesters(), needed));
  }

  private boolean mayLeave(MemberFacts known) {
    boolean silent = known.silentMs() >= Silence.enoughMs(intervalSeconds);
    boolean poor = !known.named() && !known.provesBronze();
    return silent || known.doubleSigner() || poor;
  }
}
