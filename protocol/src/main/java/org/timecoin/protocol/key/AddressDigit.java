package org.timecoin.protocol.key;

import java.util.Optional;

/** The character behind {@code TIME} that says whose address it is. */
public enum AddressDigit {
  /** Testnet and devnets. */
  TESTNET('0'),
  /** Mainnet. */
  MAINNET('1');

  private final char character;

  AddressDigit(char character) {
    this.character = character;
  }

  /** As it stands in the address. */
  public char character() {
    return character;
  }

  static Optional<AddressDigit> of(char character) {
    return switch (character) {
      case '0' -> Optional.of(TESTNET);
      case '1' -> Optional.of(MAINNET);
      default -> Optional.empty();
    };
  }
}
