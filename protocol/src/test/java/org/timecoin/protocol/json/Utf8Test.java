package org.timecoin.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Our UTF-8 against the JDK's, which is strict too. */
class Utf8Test {

  @Test
  void everySequenceOfOneOrTwoBytes() {
    for (int first = 0; first < 256; first++) {
      assertAgrees((byte) first);
      for (int second = 0; second < 256; second++) {
        assertAgrees((byte) first, (byte) second);
      }
    }
  }

  @Test
  void everyLeadWithEverySecondByteAndGoodOrBadRests() {
    byte[] rests = {0x00, 0x7f, (byte) 0x80, (byte) 0xbf, (byte) 0xc0, (byte) 0xff};
    for (int lead = 0xe0; lead < 256; lead++) {
      for (int second = 0; second < 256; second++) {
        for (byte third : rests) {
          assertAgrees((byte) lead, (byte) second, third);
          for (byte fourth : rests) {
            assertAgrees((byte) lead, (byte) second, third, fourth);
          }
        }
      }
    }
  }

  @Test
  void textsInAnyMixture() {
    Random random = new Random(1);
    for (int round = 0; round < 5000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(20); i > 0; i--) {
        text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1) >>> random.nextInt(17));
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      assertAgrees(bytes);
      if (bytes.length > 0) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        assertAgrees(bytes);
      }
    }
  }

  @Test
  void tellsWhereItStopsBeingText() {
    byte[] bytes = {'a', (byte) 0xc3, (byte) 0xa9, (byte) 0xff, 'b'};

    assertThat(Utf8.firstInvalid(bytes, 0, 5)).isEqualTo(3);
    assertThat(Utf8.firstInvalid(bytes, 0, 3)).isEqualTo(3);
    assertThat(Utf8.firstInvalid(bytes, 0, 2)).isEqualTo(1);
    assertThat(Utf8.firstInvalid(bytes, 4, 5)).isEqualTo(5);
  }

  private static void assertAgrees(byte... bytes) {
    boolean valid = Utf8.firstInvalid(bytes, 0, bytes.length) == bytes.length;
    // Compared first: an assertion for each of a million sequences would take its time.
    if (valid != jdkReads(bytes)) {
      fail("%s: ours says %s", HexFormat.of().formatHex(bytes), valid);
    }
  }

  private static boolean jdkReads(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
