package org.timecoin.protocol.vote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.network.Activation;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.network.Voter;
import org.timecoin.protocol.reward.Tier;

/** Who votes on a parent: whom it pays, or whom an entry names. */
class ElectorateTest {

  private static final AddressDigit DIGIT = AddressDigit.TESTNET;
  private static final Hash HASH = Hash.sha256(new byte[] {1});

  private final List<SigningKey> keys =
      IntStream.range(0, 101).mapToObj(seed -> SigningKey.generate(new Random(seed))).toList();

  @Test
  void thosePaidVote() {
    List<MasternodeReward> rewards = new ArrayList<>(rewards(4));
    Electorate electorate = electorate(rewards).orElseThrow();
    Collections.reverse(rewards);

    assertThat(electorate.voters().addresses()).isSorted().hasSize(4);
    assertThat(electorate.firstRound()).isZero();
    assertThat(electorate.configured()).isFalse();
    assertThat(electorate.quorum()).isEqualTo(3);
    assertThat(electorate(rewards)).contains(electorate);
    assertThat(electorate(rewards(100)).orElseThrow().quorum()).isEqualTo(67);
  }

  @Test
  void blocksThatPayNoVotersHaveNone() {
    List<MasternodeReward> twice = List.of(rewards(1).getFirst(), rewards(1).getFirst());
    String mainnet = keys.getFirst().address(AddressDigit.MAINNET).text();

    assertThat(electorate(List.of())).isEmpty();
    assertThat(electorate(rewards(101))).isEmpty();
    assertThat(electorate(twice)).isEmpty();
    assertThat(electorate(List.of(new MasternodeReward("nobody", 1)))).isEmpty();
    assertThat(electorate(List.of(new MasternodeReward(mainnet, 1)))).isEmpty();
    assertThat(electorate(Collections.nCopies(1000, rewards(1).getFirst()))).isEmpty();
  }

  @Test
  void anEntryComesBeforeWhatTheBlockPays() {
    Entry entry = new Entry(new Parent(7, HASH), VoterSet.of(addresses(2)), 5);

    Electorate named = Electorate.of(List.of(), Optional.of(entry), DIGIT).orElseThrow();

    assertThat(named).isEqualTo(new Electorate(entry.voters(), 5, true));
  }

  @Test
  void aNetworksEntriesAreItsActivations() {
    NetworkParameters testnet = NetworkParameters.testnet();
    List<Voter> voters = List.of(new Voter(keys.getFirst().publicKey(), Tier.GOLD));
    List<Entry> entries =
        Entry.of(
            testnet.withActivations(
                List.of(
                    new Activation(0, Hash.ZERO, voters, 0), new Activation(9, HASH, voters, 3))));

    assertThat(entries)
        .extracting(Entry::parent)
        .containsExactly(new Parent(0, testnet.genesisHash()), new Parent(9, HASH));
    assertThat(Entry.on(new Parent(9, HASH), false, entries)).contains(entries.getLast());
    assertThat(Entry.on(new Parent(9, HASH), true, entries)).isEmpty();
  }

  @Test
  void aKeyIsTheVotersWhoseAddressItHas() {
    List<Address> paid = new ArrayList<>(addresses(100));
    VoterSet voters = VoterSet.of(paid);
    Collections.sort(paid);

    for (SigningKey key : keys.subList(0, 100)) {
      int place = paid.indexOf(key.address(DIGIT));
      // The second time it is known.
      assertThat(voters.indexOf(key.publicKey())).hasValue(place);
      assertThat(voters.indexOf(key.publicKey())).hasValue(place);
    }
    assertThat(voters.indexOf(keys.getLast().publicKey())).isEmpty();
  }

  @Test
  void anAddressOfAnotherNetworkIsNoKeysWhenTheFirstIsOfThis() {
    Address first = keys.getFirst().address(AddressDigit.TESTNET);
    Address other = keys.getLast().address(AddressDigit.MAINNET);
    VoterSet voters = VoterSet.of(List.of(first, other));
    SigningKey known =
        voters.addresses().getFirst().equals(first) ? keys.getFirst() : keys.getLast();
    SigningKey unknown = known.equals(keys.getFirst()) ? keys.getLast() : keys.getFirst();

    assertThat(voters.indexOf(known.publicKey())).hasValue(0);
    assertThat(voters.indexOf(unknown.publicKey())).isEmpty();
  }

  private static Optional<Electorate> electorate(List<MasternodeReward> rewards) {
    return Electorate.of(rewards, Optional.empty(), DIGIT);
  }

  private List<Address> addresses(int count) {
    return keys.subList(0, count).stream().map(key -> key.address(DIGIT)).toList();
  }

  private List<MasternodeReward> rewards(int count) {
    return addresses(count).stream().map(one -> new MasternodeReward(one.text(), 1)).toList();
  }
}
