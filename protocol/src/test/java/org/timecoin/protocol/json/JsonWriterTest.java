package org.timecoin.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.arbitrary.Arbitrary;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.Signature;

class JsonWriterTest {

  @Test
  void numbersAreWrittenWithAllTheirBits() {
    for (long seed = 0; seed < 3000; seed++) {
      long bits = new Arbitrary(seed).u64();
      BigInteger unsigned = new BigInteger(Long.toUnsignedString(bits));

      assertThat(written(out -> out.u64(bits))).isEqualTo(unsigned.toString());
      assertThat(written(out -> out.i64(bits))).isEqualTo(Long.toString(bits));
      assertThat(written(out -> out.u32((int) bits)))
          .isEqualTo(unsigned.mod(BigInteger.TWO.pow(32)).toString());
    }
  }

  @Test
  void everyByteHasItsNumber() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    String expected = Arrays.toString(intsOf(all)).replace(" ", "");

    assertThat(written(out -> out.byteString(ByteString.of(all)))).isEqualTo(expected);
  }

  @Test
  void bytesOfAnyLengthFit() {
    for (int length : new int[] {0, 1, 2, 63, 64, 65, 127, 128, 129, 511, 512, 100_000}) {
      byte[] bytes = new byte[length];
      Arrays.fill(bytes, (byte) 0xff);
      String text = written(out -> out.byteString(ByteString.of(bytes)));

      assertThat(text).hasSize(Math.max(2, 4 * length + 1)).startsWith("[").endsWith("]");
    }
  }

  @Test
  void fixedBytesAreWrittenWhole() {
    Hash hash = Hash.fromHex("00ff".repeat(16));
    Signature signature = Signature.fromHex("0a64".repeat(32));

    assertThat(written(out -> out.hash(hash))).isEqualTo("[" + "0,255,".repeat(15) + "0,255]");
    assertThat(written(out -> out.signature(signature)))
        .isEqualTo("[" + "10,100,".repeat(31) + "10,100]");
  }

  @Test
  void listsAndAbsentValues() {
    assertThat(written(out -> out.list(List.of(), JsonWriter::u64))).isEqualTo("[]");
    assertThat(written(out -> out.list(List.of(1L, 2L), JsonWriter::u64))).isEqualTo("[1,2]");
    assertThat(written(out -> out.optional(Optional.<String>empty(), JsonWriter::text)))
        .isEqualTo("null");
    assertThat(written(out -> out.optional(Optional.of("a"), JsonWriter::text))).isEqualTo("\"a\"");
    assertThat(written(out -> out.bool(true).comma().bool(false))).isEqualTo("true,false");
  }

  @Test
  void aClearedWriterBeginsAnew() {
    JsonWriter out = new JsonWriter();
    out.text("x".repeat(10_000));
    byte[] memory = out.buffer();
    out.clear().unitVariant("GetPeers").newline();

    assertThat(out.size()).isEqualTo(11);
    assertThat(out.buffer()).isSameAs(memory);
    assertThat(out.toByteArray()).asString(StandardCharsets.UTF_8).isEqualTo("\"GetPeers\"\n");
  }

  private static int[] intsOf(byte[] bytes) {
    int[] ints = new int[bytes.length];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = bytes[i] & 0xff;
    }
    return ints;
  }

  private static String written(Consumer<JsonWriter> write) {
    JsonWriter out = new JsonWriter();
    write.accept(out);
    return new String(out.toByteArray(), StandardCharsets.UTF_8);
  }
}
