package org.timecoin.protocol.arbitrary;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.key.SigningKey;

/**
 * Arbitrary values from a seed, with a liking for edges: the same seed gives the same values, so a
 * failing test names the seed and replays.
 */
public final class Arbitrary {

  private static final long[] EDGES = {
    0,
    1,
    9,
    10,
    99,
    100,
    255,
    256,
    Integer.MAX_VALUE,
    0xffff_ffffL,
    1L << 53,
    (1L << 53) + 1,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    -1,
    -2
  };
  private static final String[] CHARACTERS = {
    "a",
    "Z",
    "0",
    " ",
    "\"",
    "\\",
    "/",
    "\b",
    "\f",
    "\n",
    "\r",
    "\t",
    "\u0000",
    "\u001f",
    "\u007f",
    "\u0080",
    "\u07ff",
    "\u0800",
    "\u2028",
    "\ud7ff",
    "\ue000",
    "\uffff",
    "\ud83d\ude00",
    "\udbff\udfff"
  };
  private static final int MANY = 4;

  private final Random random;

  public Arbitrary(long seed) {
    this.random = new Random(seed);
  }

  public boolean bool() {
    return random.nextBoolean();
  }

  /** From 0 to below the bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** Any 64 bits: a u64 or an i64. */
  public long u64() {
    return random.nextInt(3) == 0
        ? EDGES[random.nextInt(EDGES.length)]
        : random.nextLong() >>> random.nextInt(Long.SIZE);
  }

  /** Any 32 bits. */
  public int u32() {
    return (int) u64();
  }

  public byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  public ByteString byteString() {
    return ByteString.of(bytes(random.nextInt(3) == 0 ? 0 : random.nextInt(200)));
  }

  public Hash hash() {
    return Hash.of(bytes(Hash.LENGTH));
  }

  /** A key that is one. */
  public PublicKey publicKey() {
    return SigningKey.generate(random).publicKey();
  }

  public Signature signature() {
    return Signature.of(bytes(Signature.LENGTH));
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
    }
    return text.toString();
  }

  public <T> Optional<T> optional(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  public <T> List<T> list(Supplier<T> element) {
    return Stream.generate(element).limit(random.nextInt(MANY)).toList();
  }

  public <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
