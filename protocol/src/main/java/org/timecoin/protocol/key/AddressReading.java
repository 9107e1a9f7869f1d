package org.timecoin.protocol.key;

/** What a text turned out to be when read as an address. */
public sealed interface AddressReading {

  /**
   * It is one.
   *
   * @param address the address
   */
  record Valid(Address address) implements AddressReading {}

  /**
   * It is none.
   *
   * @param reason why
   */
  record Invalid(Reason reason) implements AddressReading {}

  /** Why a text is no address. */
  enum Reason {
    /** It doesn't begin with TIME. */
    PREFIX,
    /** The character behind the prefix names no network. */
    NETWORK_DIGIT,
    /** A character that base58 doesn't have. */
    ALPHABET,
    /** It doesn't decode to 24 bytes. */
    LENGTH,
    /** The last four bytes are not the checksum of the rest. */
    CHECKSUM
  }
}
