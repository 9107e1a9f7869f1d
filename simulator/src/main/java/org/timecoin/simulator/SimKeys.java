package org.timecoin.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.timecoin.consensus.round.Identity;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.key.AddressDigit;

/**
 * Keys and signatures that cost next to nothing: a signature is the message mixed with the key.
 * Nobody in the simulation forges one, because the adversary is only given its own keys.
 */
public final class SimKeys {

  /** A key that never votes. */
  static final int STRANGER = 15;

  private static final List<PublicKey> KEYS =
      IntStream.range(0, 16).mapToObj(i -> PublicKey.of(filled(i + 1))).toList();
  private static final List<Address> ADDRESSES =
      KEYS.stream().map(key -> Address.of(key, AddressDigit.TESTNET)).toList();
  private static final Map<PublicKey, Integer> NODES_BY_KEY = places(KEYS);
  private static final Map<Address, Integer> NODES_BY_ADDRESS = places(ADDRESSES);

  private SimKeys() {}

  private static <T> Map<T, Integer> places(List<T> all) {
    return IntStream.range(0, all.size()).boxed().collect(Collectors.toMap(all::get, i -> i));
  }

  private static byte[] filled(int number) {
    byte[] bytes = new byte[PublicKey.LENGTH];
    Arrays.fill(bytes, (byte) number);
    return bytes;
  }

  /** The public key of a node. */
  public static PublicKey key(int node) {
    return KEYS.get(node);
  }

  /** Its address. */
  public static Address address(int node) {
    return ADDRESSES.get(node);
  }

  /** Whose key this is. */
  public static int node(PublicKey key) {
    return NODES_BY_KEY.getOrDefault(key, -1);
  }

  /** Whose address this is. */
  public static int node(Address address) {
    return NODES_BY_ADDRESS.getOrDefault(address, -1);
  }

  /** What an engine signs with. */
  public static Identity identity(int node) {
    PublicKey key = key(node);
    return new Identity(key, message -> sign(key, message));
  }

  /** The signature of a key. */
  public static Signature sign(PublicKey key, byte[] message) {
    byte[] bytes = new byte[Signature.LENGTH];
    for (int i = 0; i < Hash.LENGTH; i++) {
      bytes[i] = message[i];
      bytes[Hash.LENGTH + i] = (byte) (message[i] ^ key.at(i));
    }
    return Signature.of(bytes);
  }

  /** Whether it is that. */
  public static boolean verify(PublicKey key, byte[] message, Signature signature) {
    return sign(key, message).equals(signature);
  }
}
