package org.timecoin.protocol.arbitrary;

import java.util.Arrays;

/** Small damage to bytes: what a broken or hostile sender makes of something valid. */
public final class Mutation {

  private final Arbitrary any;

  public Mutation(Arbitrary any) {
    this.any = any;
  }

  /** The bytes with one to four random changes. */
  public byte[] of(byte[] original) {
    byte[] bytes = original.clone();
    for (int i = any.below(4); i >= 0; i--) {
      bytes = bytes.length == 0 ? any.bytes(3) : once(bytes);
    }
    return bytes;
  }

  private byte[] once(byte[] bytes) {
    int at = any.below(bytes.length);
    return switch (any.below(6)) {
      case 0 -> flipBit(bytes, at);
      case 1 -> replace(bytes, at);
      case 2 -> Arrays.copyOf(bytes, at);
      case 3 -> cut(bytes, at);
      case 4 -> repeat(bytes, at);
      default -> swap(bytes, at, any.below(bytes.length));
    };
  }

  private byte[] flipBit(byte[] bytes, int at) {
    bytes[at] ^= (byte) (1 << any.below(8));
    return bytes;
  }

  /** A byte that means something in JSON, so that damage goes deeper than the first token. */
  private byte[] replace(byte[] bytes, int at) {
    byte[] symbols = {
      '"', '\\', '{', '}', '[', ']', ',', ':', '0', '9', '-', '.', 'e', 'u', ' ', 0
    };
    bytes[at] = symbols[any.below(symbols.length)];
    return bytes;
  }

  private static byte[] swap(byte[] bytes, int one, int other) {
    byte kept = bytes[one];
    bytes[one] = bytes[other];
    bytes[other] = kept;
    return bytes;
  }

  private byte[] cut(byte[] bytes, int at) {
    int length = Math.min(1 + any.below(8), bytes.length - at);
    byte[] shorter = Arrays.copyOf(bytes, bytes.length - length);
    System.arraycopy(bytes, at + length, shorter, at, shorter.length - at);
    return shorter;
  }

  private byte[] repeat(byte[] bytes, int at) {
    int length = Math.min(1 + any.below(8), bytes.length - at);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + length);
    System.arraycopy(bytes, at, longer, at + length, bytes.length - at);
    return longer;
  }
}
