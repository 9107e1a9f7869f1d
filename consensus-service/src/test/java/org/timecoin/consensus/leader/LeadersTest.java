package org.timecoin.consensus.leader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.network.Activation;
import org.timecoin.protocol.network.Schedule;
import org.timecoin.protocol.network.Voter;
import org.timecoin.protocol.reward.ProducerIndex;
import org.timecoin.protocol.reward.Tier;
import org.timecoin.protocol.vote.Entry;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.SetChange;
import org.timecoin.protocol.vote.VoterSet;

/** Who votes, who leads, and how few may change: all from the chain. */
class LeadersTest {

  private static final Parent PARENT = new Parent(41, Hash.sha256(new byte[] {4}));
  private static final List<Address> ADDRESSES =
      IntStream.range(0, 8)
          .mapToObj(one -> Address.of(key(one), AddressDigit.TESTNET))
          .sorted()
          .toList();

  private static PublicKey key(int number) {
    byte[] bytes = new byte[PublicKey.LENGTH];
    Arrays.fill(bytes, (byte) (number + 1));
    return PublicKey.of(bytes);
  }

  private static Instance instance(Map<Address, Tier> proven, List<List<Address>> recent) {
    return new ParentFacts(PARENT, ADDRESSES.subList(0, 4), proven, recent)
        .instance(Optional.empty());
  }

  @Test
  void onScheduleLeadersTakeTurnsFromTheOneThatTheParentPicks() {
    Instance instance = instance(Map.of(), List.of());
    int first = ProducerIndex.of(PARENT.hash(), PARENT.height(), 4);

    for (int round = 0; round < 9; round++) {
      assertThat(instance.leader(round, Mode.ON_SCHEDULE)).isEqualTo((first + round) % 4);
    }
  }

  @Test
  void inCatchUpTheHighestScoreLeadsFirst() {
    Map<Address, Tier> proven = Map.of(ADDRESSES.get(2), Tier.GOLD, ADDRESSES.get(3), Tier.SILVER);
    List<List<Address>> recent =
        List.of(ADDRESSES.subList(0, 4), ADDRESSES.subList(0, 4), ADDRESSES.subList(1, 2));
    Instance instance = instance(proven, recent);

    assertThat(IntStream.range(0, 5).map(round -> instance.leader(round, Mode.CATCH_UP)))
        .containsExactly(2, 3, 1, 0, 2);
  }

  @Test
  void roundsCountFromTheFirstThatCounts() {
    Entry entry = new Entry(PARENT, VoterSet.of(ADDRESSES.subList(4, 8)), 70);
    Instance recovered =
        new ParentFacts(PARENT, ADDRESSES.subList(0, 4), Map.of(), List.of())
            .instance(Optional.of(entry));

    assertThat(recovered.voters()).isEqualTo(entry.voters());
    assertThat(recovered.firstRound()).isEqualTo(70);
    assertThat(recovered.leader(70, Mode.CATCH_UP)).isZero();
    assertThat(recovered.leader(71, Mode.CATCH_UP)).isEqualTo(1);
  }

  @Test
  void threeMissingBlocksMakeItCatchUp() {
    Schedule schedule = new Schedule(0, 10);

    assertThat(Mode.at(439, 41, schedule)).isEqualTo(Mode.ON_SCHEDULE);
    assertThat(Mode.at(440, 41, schedule)).isEqualTo(Mode.CATCH_UP);
    assertThat(Mode.at(0, 41, schedule)).isEqualTo(Mode.ON_SCHEDULE);
  }

  @Test
  void theLatestEntryOnAParentHoldsUntilACertificateIsHeld() {
    Entry first = new Entry(PARENT, VoterSet.of(ADDRESSES.subList(0, 4)), 0);
    Entry recovery = new Entry(PARENT, VoterSet.of(ADDRESSES.subList(0, 3)), 9);
    Entry elsewhere = new Entry(new Parent(42, PARENT.hash()), recovery.voters(), 99);
    List<Entry> entries = List.of(first, recovery, elsewhere);

    assertThat(Entry.on(PARENT, false, entries)).contains(recovery);
    assertThat(Entry.on(PARENT, true, entries)).isEmpty();
    assertThat(Entry.on(new Parent(1, PARENT.hash()), false, entries)).isEmpty();
  }

  @Test
  void zerosAtHeightZeroMeanTheGenesisBlock() {
    Parent genesis = new Parent(0, PARENT.hash());
    List<Voter> voters = List.of(new Voter(key(0), Tier.GOLD), new Voter(key(1), Tier.FREE));
    Entry entry = Entry.of(new Activation(0, Hash.ZERO, voters, 0), genesis, AddressDigit.TESTNET);

    assertThat(entry.parent()).isEqualTo(genesis);
    assertThat(entry.voters().size()).isEqualTo(2);
  }

  @Test
  void everyVoterIsACandidateOnce() {
    VoterSet voters = VoterSet.of(ADDRESSES.subList(0, 2));

    assertThatThrownBy(() -> new Instance(PARENT, voters, List.of(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean maySwap(int voters, int added, int dropped) {
    List<Address> paid = new ArrayList<>(ADDRESSES.subList(dropped, voters));
    paid.addAll(ADDRESSES.subList(voters, voters + added));
    return SetChange.of(VoterSet.of(ADDRESSES.subList(0, voters)), paid).isSmallEnough();
  }

  @Test
  void thePaidSetChangesByFewAtATime() {
    assertThat(maySwap(4, 0, 0)).isTrue();
    assertThat(maySwap(4, 1, 0)).isTrue();
    assertThat(maySwap(4, 2, 0)).isFalse();
    assertThat(maySwap(4, 1, 1)).isFalse();
    assertThat(maySwap(7, 1, 1)).isTrue();
    assertThat(maySwap(7, 0, 3)).isFalse();
  }

  @Test
  void noDropLeavesFewerThanFour() {
    assertThat(maySwap(4, 0, 1)).isFalse();
    assertThat(maySwap(5, 0, 1)).isTrue();
    assertThat(maySwap(1, 1, 0)).isTrue();
  }

  @Test
  void theConfiguredSetIsNoChange() {
    VoterSet voters = VoterSet.of(ADDRESSES.subList(0, 4));

    assertThat(SetChange.of(voters, ADDRESSES.subList(0, 4)).isNone()).isTrue();
    assertThat(SetChange.of(voters, ADDRESSES.subList(0, 5)).isNone()).isFalse();
  }
}
