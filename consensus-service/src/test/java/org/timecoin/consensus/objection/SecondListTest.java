package org.timecoin.consensus.objection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.vote.SetChange;
import org.timecoin.protocol.vote.VoterSet;

/** Why members may enter or leave, as far as it differs from voter to voter. */
class SecondListTest {
  private static final long INTERVAL = 600;
  private static final long ENOUGH_MS = 144 * INTERVAL * 1_000;
  private static final List<Address> ALL =
      IntStream.range(0, 8).mapToObj(SecondListTest::address).sorted().toList();
  private static final VoterSet VOTERS = VoterSet.of(ALL.subList(0, 7));

  private static Address address(int number) {
    byte[] key = new byte[PublicKey.LENGTH];
    key[0] = (byte) number;
    return Address.of(PublicKey.of(key), AddressDigit.TESTNET);
  }

  private static List<Objection> objections(List<Address> paid, MemberFacts facts) {
    SecondList list = new SecondList(INTERVAL, any -> facts, Approvals.NONE);
    return list.objections(SetChange.of(VOTERS, paid), List.of());
  }

  private static List<Objection> ofEntering(boolean fresh, int attesters) {
    return objections(ALL, new MemberFacts(fresh, attesters, 0, false, false, true));
  }

  private static List<Objection> ofLeaving(MemberFacts facts) {
    return objections(ALL.subList(1, 7), facts);
  }

  @Test
  void nothingSpeaksAgainstTheSetThatStays() {
    List<Address> shuffled = new ArrayList<>(VOTERS.addresses().reversed());
    assertThat(objections(shuffled, new MemberFacts(false, 0, 0, false, false, false))).isEmpty();
  }

  @Test
  void whoEntersNeedsAFreshHeartbeatThatAThirdAttest() {
    assertThat(ofEntering(true, 3)).isEmpty();
    assertThat(ofEntering(true, 2))
        .containsExactly(new Objection.EntersUnattested(ALL.get(7), 2, 3));
    assertThat(ofEntering(false, 7)).containsExactly(new Objection.EntersSilent(ALL.get(7)));
  }

  @Test
  void whoWasSilentLongEnoughMayBeDropped() {
    assertThat(ofLeaving(new MemberFacts(false, 0, ENOUGH_MS, false, true, true))).isEmpty();
    assertThat(ofLeaving(new MemberFacts(false, 0, ENOUGH_MS - 1, false, true, true)))
        .containsExactly(new Objection.LeavesWithoutReason(ALL.getFirst()));
  }

  @Test
  void aDoubleSignerMayBeDroppedAtOnce() {
    assertThat(ofLeaving(new MemberFacts(true, 7, 0, true, true, true))).isEmpty();
  }

  @Test
  void whoNoLongerProvesBronzeMayBeDroppedUnlessAnEntryNamesIt() {
    assertThat(ofLeaving(new MemberFacts(true, 7, 0, false, false, false))).isEmpty();
    assertThat(ofLeaving(new MemberFacts(true, 7, 0, false, true, false))).hasSize(1);
    assertThat(ofLeaving(MemberFacts.HEARD)).hasSize(1);
  }

  @Test
  void withShortIntervalsSilenceTakesAtLeastThreeMinutes() {
    assertThat(Silence.enoughMs(1)).isEqualTo(180_000);
    assertThat(Silence.enoughMs(600)).isEqualTo(86_400_000);
  }

  @Test
  void anObjectionSaysWhomItIsAbout() {
    assertThat(ofEntering(true, 2).getFirst().sentence()).contains(ALL.get(7).text(), "2", "3");
    assertThat(ofEntering(false, 2).getFirst().sentence()).contains(ALL.get(7).text());
    assertThat(ofLeaving(MemberFacts.HEARD).getFirst().sentence()).contains(ALL.get(0).text());
  }
}
