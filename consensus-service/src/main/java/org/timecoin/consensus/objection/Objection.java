package org.timecoin.consensus.objection;

import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.Address;

/**
 * Why this voter prevotes nil for a fresh run that is valid (consensus.md section 3, "What a voter
 * checks": the second list). Another voter may see it otherwise, so it never holds against a run
 * that a quorum has prevoted.
 */
public sealed interface Objection {

  /** In one sentence, for logs. */
  String sentence();

  /** A masternode is to enter that shows no fresh heartbeat. */
  record EntersSilent(Address who) implements Objection {
    @Override
    public String sentence() {
      return who + " is to enter, and no fresh heartbeat of it is known";
    }
  }

  /**
   * A masternode is to enter that too few voters vouch for.
   *
   * @param attesters voters that attested its heartbeat
   * @param needed so many include an honest one
   */
  record EntersUnattested(Address who, int attesters, int needed) implements Objection {
    @Override
    public String sentence() {
      return "%s is to enter, attested by %d voters of %d needed".formatted(who, attesters, needed);
    }
  }

  /** A voter is to be dropped for no reason that is known here. */
  record LeavesWithoutReason(Address who) implements Objection {
    @Override
    public String sentence() {
      return who + " is to be dropped, and nothing known here is a reason";
    }
  }

  /**
   * A transaction spends what another one spends that this voter approved.
   *
   * @param output that both spend
   * @param approved the transaction that was approved
   * @param found the one in the run, which is not finalized
   */
  record SpendsApproved(OutPoint output, Hash approved, Hash found) implements Objection {
    @Override
    public String sentence() {
      return "transaction %s spends %s like %s, which was approved"
          .formatted(found, output, approved);
    }
  }
}
