package org.timecoin.consensus.objection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.vote.SetChange;
import org.timecoin.protocol.vote.VoterSet;

/** A voter approves one spender of an output, and objects to others until they are final. */
class ApprovalsTest {
  private static final OutPoint OUTPUT = new OutPoint(hash(1), 0);
  private static final OutPoint OTHER = new OutPoint(hash(1), 1);
  private static final Spending MINE = new Spending(OUTPUT, hash(2));
  private static final Spending RIVAL = new Spending(OUTPUT, hash(3));
  private static final Approvals APPROVED = Approvals.NONE.approving(List.of(MINE));

  private static Hash hash(int number) {
    return Hash.sha256(new byte[] {(byte) number});
  }

  private static List<Objection> objections(Approvals approvals, Spending... spent) {
    Address voter = Address.of(PublicKey.of(new byte[PublicKey.LENGTH]), AddressDigit.TESTNET);
    SetChange none = SetChange.of(VoterSet.of(List.of(voter)), List.of(voter));
    return new SecondList(600, any -> MemberFacts.HEARD, approvals)
        .objections(none, List.of(spent));
  }

  @Test
  void whatWasApprovedMayBeInTheRun() {
    assertThat(objections(APPROVED, MINE)).isEmpty();
    assertThat(objections(Approvals.NONE, RIVAL)).isEmpty();
  }

  @Test
  void aRivalIsAnObjection() {
    assertThat(objections(APPROVED, RIVAL))
        .containsExactly(new Objection.SpendsApproved(OUTPUT, MINE.txid(), RIVAL.txid()));
    assertThat(objections(APPROVED, RIVAL).getFirst().sentence())
        .contains(MINE.txid().hex(), RIVAL.txid().hex());
  }

  @Test
  void aFinalizedRivalIsNot() {
    assertThat(objections(APPROVED.finalizing(List.of(RIVAL)), RIVAL)).isEmpty();
  }

  @Test
  void aMissingTransactionNeverIs() {
    assertThat(objections(APPROVED.finalizing(List.of(MINE)))).isEmpty();
  }

  @Test
  void anApprovalIsUniqueForAnOutput() {
    assertThat(APPROVED.mayApprove(List.of(MINE), List.of())).isTrue();
    assertThat(APPROVED.mayApprove(List.of(RIVAL), List.of())).isFalse();
    assertThat(APPROVED.mayApprove(List.of(new Spending(OTHER, RIVAL.txid())), List.of())).isTrue();
    assertThat(APPROVED.approving(List.of(RIVAL))).isEqualTo(APPROVED);
  }

  @Test
  void nothingIsApprovedAgainstARunThatWasPrevoted() {
    assertThat(Approvals.NONE.mayApprove(List.of(MINE), List.of(RIVAL))).isFalse();
    assertThat(Approvals.NONE.mayApprove(List.of(MINE), List.of(MINE))).isTrue();
  }

  @Test
  void whatAFinalBlockSpentIsForgotten() {
    Approvals left = APPROVED.finalizing(List.of(RIVAL)).without(List.of(RIVAL));
    assertThat(left).isEqualTo(Approvals.NONE);
  }

  @Test
  void whatWasApprovedBarsItsRivalThoughARunWithThatWasPrevoted() {
    assertThat(APPROVED.mayApprove(List.of(RIVAL), List.of(RIVAL))).isFalse();
    assertThat(APPROVED.mayApprove(List.of(MINE), List.of(RIVAL))).isFalse();
  }

  @Test
  void runsWithEitherOfTwoRivalsBarBothWhateverTheirOrder() {
    for (List<Spending> runs : List.of(List.of(MINE, RIVAL), List.of(RIVAL, MINE))) {
      assertThat(Approvals.NONE.mayApprove(List.of(RIVAL), runs)).isFalse();
      assertThat(Approvals.NONE.mayApprove(List.of(MINE), runs)).isFalse();
    }
  }

  @Test
  void oneRivaledOutputBarsTheWholeTransaction() {
    Spending second = new Spending(OTHER, MINE.txid());
    List<Spending> both = List.of(second, MINE);
    assertThat(Approvals.NONE.mayApprove(both, List.of(RIVAL))).isFalse();
    assertThat(Approvals.NONE.approving(List.of(RIVAL)).mayApprove(both, List.of())).isFalse();
    assertThat(Approvals.NONE.mayApprove(List.of(second), List.of(RIVAL))).isTrue();
  }

  @Test
  void aFinalizedTransactionThatLostAnOutputToACertifiedRivalIsForgottenWhole() {
    Spending second = new Spending(OTHER, MINE.txid());
    Spending unconcerned = new Spending(new OutPoint(hash(4), 0), hash(5));
    Approvals held = APPROVED.finalizing(List.of(MINE, second)).finalizing(List.of(unconcerned));

    assertThat(held.without(List.of(RIVAL)).finalized()).containsExactly(unconcerned);
    assertThat(held.without(List.of(RIVAL)).approved()).isEmpty();
  }
}
