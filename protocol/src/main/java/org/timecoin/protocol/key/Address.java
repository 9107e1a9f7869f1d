package org.timecoin.protocol.key;

import java.util.Arrays;
import java.util.Optional;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.key.AddressReading.Invalid;
import org.timecoin.protocol.key.AddressReading.Reason;

/**
 * An address: {@code TIME}, a network digit, and base58 of the first 20 bytes of SHA-256(public
 * key) with four bytes of checksum (protocol.md section 3). The checksum covers neither prefix nor
 * digit, so the same key has an address on every network. The length of the text varies: an address
 * is known by decoding it, never by counting. Ordered by text.
 */
public final class Address implements Comparable<Address> {

  private static final String PREFIX = "TIME";
  private static final int PAYLOAD_LENGTH = 20;
  private static final int CHECKSUM_LENGTH = 4;
  private static final int DATA_LENGTH = PAYLOAD_LENGTH + CHECKSUM_LENGTH;

  /** Longer than any address: bounds what a peer can make us decode. */
  private static final int MAX_TEXT_LENGTH = 64;

  private final AddressDigit digit;
  private final ByteString payload;
  private final String text;

  private Address(AddressDigit digit, byte[] payload, String text) {
    this.digit = digit;
    this.payload = ByteString.of(payload);
    this.text = text;
  }

  /** The address of a key on networks with this digit. */
  public static Address of(PublicKey key, AddressDigit digit) {
    byte[] payload = payloadOf(key).bytes();
    byte[] data = Arrays.copyOf(payload, DATA_LENGTH);
    System.arraycopy(checksum(payload), 0, data, PAYLOAD_LENGTH, CHECKSUM_LENGTH);
    return new Address(digit, payload, PREFIX + digit.character() + Base58.encode(data));
  }

  /** The 20 bytes that stand for a key in its address on any network. */
  public static ByteString payloadOf(PublicKey key) {
    return ByteString.of(Arrays.copyOf(Hash.sha256(key.bytes()).bytes(), PAYLOAD_LENGTH));
  }

  /** The address that this text is, on whichever network, or nothing. */
  public static Optional<Address> parse(String text) {
    return read(text) instanceof AddressReading.Valid valid
        ? Optional.of(valid.address())
        : Optional.empty();
  }

  /** Like {@link #parse}, with the reason when it is none. */
  public static AddressReading read(String text) {
    if (!text.startsWith(PREFIX)) {
      return new Invalid(Reason.PREFIX);
    }
    if (text.length() <= PREFIX.length() || text.length() > MAX_TEXT_LENGTH) {
      return new Invalid(Reason.LENGTH);
    }
    Optional<AddressDigit> digit = AddressDigit.of(text.charAt(PREFIX.length()));
    if (digit.isEmpty()) {
      return new Invalid(Reason.NETWORK_DIGIT);
    }
    return readData(digit.get(), text);
  }

  private static AddressReading readData(AddressDigit digit, String text) {
    Optional<byte[]> data = Base58.decode(text.substring(PREFIX.length() + 1));
    if (data.isEmpty()) {
      return new Invalid(Reason.ALPHABET);
    }
    if (data.get().length != DATA_LENGTH) {
      return new Invalid(Reason.LENGTH);
    }
    byte[] payload = Arrays.copyOf(data.get(), PAYLOAD_LENGTH);
    byte[] checksum = Arrays.copyOfRange(data.get(), PAYLOAD_LENGTH, DATA_LENGTH);
    return Arrays.equals(checksum, checksum(payload))
        ? new AddressReading.Valid(new Address(digit, payload, text))
        : new Invalid(Reason.CHECKSUM);
  }

  private static byte[] checksum(byte[] payload) {
    Hash once = Hash.sha256(payload);
    return Arrays.copyOf(Hash.sha256(once.bytes()).bytes(), CHECKSUM_LENGTH);
  }

  /** Which networks it belongs to. */
  public AddressDigit digit() {
    return digit;
  }

  /** The 20 bytes that stand for the key. */
  public ByteString payload() {
    return payload;
  }

  /** The text, as it stands in script_pubkey. */
  public String text() {
    return text;
  }

  /** The script_pubkey that pays to this address. */
  public ByteString script() {
    return ByteString.utf8(text);
  }

  @Override
  public int compareTo(Address other) {
    return text.compareTo(other.text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Address a && text.equals(a.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
