package org.timecoin.protocol.vote;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.timecoin.protocol.block.MasternodeReward;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Sha256;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.key.AddressDigit;

/**
 * Who votes in an instance: the masternodes that its parent pays, or an activation's (consensus.md
 * section 3, "Voters"). Distinct, sorted by address; a voter is its place in that order. A vote
 * carries the key and the set has addresses, so a key is a voter's when its address is.
 */
public final class VoterSet {

  private final List<Address> addresses;
  private final Hash hash;

  /** Places by what the addresses have of their keys: the text of one costs ten times its hash. */
  private final Map<ByteString, Integer> places;

  /** Keys found to be voters' so far, which saves the hash too. Never more than voters. */
  private final Map<PublicKey, Integer> known = new ConcurrentHashMap<>();

  private VoterSet(List<Address> sorted) {
    this.addresses = sorted;
    this.hash = hashOf(sorted);
    this.places = placesOf(sorted);
  }

  /** The set of these; 1 to 100 distinct ones, else an IllegalArgumentException. */
  public static VoterSet of(Collection<Address> voters) {
    List<Address> sorted = voters.stream().distinct().sorted().toList();
    if (sorted.isEmpty() || sorted.size() > Quorum.VOTERS_MOST || sorted.size() < voters.size()) {
      throw new IllegalArgumentException("1 to 100 distinct voters, not " + voters.size());
    }
    return new VoterSet(sorted);
  }

  /**
   * Those whom a block pays, who vote on it when it is a parent; nothing when they are none to be
   * voters: 1 to 100 distinct addresses of this network. Blocks below the activation may pay
   * anything.
   */
  public static Optional<VoterSet> paidBy(List<MasternodeReward> rewards, AddressDigit digit) {
    List<Address> paid =
        rewards.stream()
            .limit(Quorum.VOTERS_MOST)
            .flatMap(reward -> Address.parse(reward.address()).stream())
            .filter(address -> address.digit() == digit)
            .distinct()
            .sorted()
            .toList();
    return paid.isEmpty() || paid.size() < rewards.size()
        ? Optional.empty()
        : Optional.of(new VoterSet(paid));
  }

  /** SHA-256(bincode(list of address strings)), part of everything signed in the instance. */
  private static Hash hashOf(List<Address> sorted) {
    Sha256 sha = new Sha256().u64(sorted.size());
    for (Address address : sorted) {
      byte[] text = address.text().getBytes(StandardCharsets.UTF_8);
      sha.u64(text.length).bytes(text);
    }
    return sha.hash();
  }

  /** Of the network of the first; an address of another network is no key's here. */
  private static Map<ByteString, Integer> placesOf(List<Address> sorted) {
    AddressDigit digit = sorted.getFirst().digit();
    Map<ByteString, Integer> places = HashMap.newHashMap(sorted.size());
    for (int i = 0; i < sorted.size(); i++) {
      if (sorted.get(i).digit() == digit) {
        places.put(sorted.get(i).payload(), i);
      }
    }
    return places;
  }

  /** How many there are. */
  public int size() {
    return addresses.size();
  }

  /** What every signature in the instance commits to. */
  public Hash hash() {
    return hash;
  }

  /** The voters in order. */
  public List<Address> addresses() {
    return addresses;
  }

  /** The place of the voter whose key this is, from 0 on; empty when it is nobody's. */
  public OptionalInt indexOf(PublicKey key) {
    Integer place = known.get(key);
    if (place == null) {
      place = places.get(Address.payloadOf(key));
      if (place == null) {
        return OptionalInt.empty();
      }
      known.put(key, place);
    }
    return OptionalInt.of(place);
  }

  /** The place of this address; empty when it doesn't vote. */
  public OptionalInt indexOf(Address address) {
    int index = Collections.binarySearch(addresses, address);
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VoterSet o && addresses.equals(o.addresses);
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }

  @Override
  public String toString() {
    return addresses.toString();
  }
}
