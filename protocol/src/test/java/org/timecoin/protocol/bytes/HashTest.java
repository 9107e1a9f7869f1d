package org.timecoin.protocol.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HashTest {

  private static final String ASCENDING =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  @Test
  void hexAndBytesAreTheSameValue() {
    Hash hash = Hash.fromHex(ASCENDING);

    assertThat(hash.hex()).isEqualTo(ASCENDING).isEqualTo(hash.toString());
    assertThat(Hash.of(hash.bytes())).isEqualTo(hash).hasSameHashCodeAs(hash);
    assertThat(hash.bytes()).startsWith(0, 1, 2).endsWith(30, 31);
  }

  @Test
  void upperCaseHexIsTheSameValue() {
    assertThat(Hash.fromHex("AB".repeat(32))).isEqualTo(Hash.fromHex("ab".repeat(32)));
  }

  @Test
  void takesAndGivesBytesAtAnOffset() {
    byte[] around = new byte[40];
    Hash.fromHex(ASCENDING).copyTo(around, 5);

    assertThat(Hash.of(around, 5).hex()).isEqualTo(ASCENDING);
    assertThat(around[4]).isZero();
    assertThat(around[37]).isZero();
  }

  @Test
  void ownBytesCannotBeChangedFromOutside() {
    byte[] given = new byte[32];
    Hash hash = Hash.of(given);
    given[0] = 1;
    hash.bytes()[0] = 1;

    assertThat(hash).isEqualTo(Hash.ZERO);
    assertThat(hash.isZero()).isTrue();
  }

  @Test
  void refusesOtherLengthsAndOtherDigits() {
    assertThatIllegalArgumentException().isThrownBy(() -> Hash.of(new byte[31]));
    assertThatIllegalArgumentException().isThrownBy(() -> Hash.of(new byte[33]));
    assertThatIllegalArgumentException().isThrownBy(() -> Hash.fromHex("00"));
    assertThatIllegalArgumentException().isThrownBy(() -> Hash.fromHex("g".repeat(64)));
  }

  @Test
  void ordersByUnsignedBytes() {
    Random random = new Random(1);
    for (int round = 0; round < 1000; round++) {
      byte[] left = randomBytes(random);
      byte[] right = left.clone();
      right[random.nextInt(32)] = (byte) random.nextInt();

      assertThat(Integer.signum(Hash.of(left).compareTo(Hash.of(right))))
          .isEqualTo(Integer.signum(Arrays.compareUnsigned(left, right)));
      assertThat(Hash.of(left).equals(Hash.of(right))).isEqualTo(Arrays.equals(left, right));
    }
  }

  @Test
  void sha256OfPartsIsSha256OfTheWhole() {
    byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
    String expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    assertThat(Hash.sha256(abc).hex()).isEqualTo(expected);
    assertThat(Hash.sha256(new byte[] {'a'}, new byte[0], new byte[] {'b', 'c'}).hex())
        .isEqualTo(expected);
  }

  @Test
  void integersAreHashedLittleEndian() {
    byte[] expected = {1, 4, 3, 2, 1, 8, 7, 6, 5, 4, 3, 2, 1};

    assertThat(new Sha256().u8(1).u32(0x01020304).u64(0x0102030405060708L).hash())
        .isEqualTo(Hash.sha256(expected));
  }

  private static byte[] randomBytes(Random random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return bytes;
  }
}
