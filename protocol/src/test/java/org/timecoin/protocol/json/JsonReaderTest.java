package org.timecoin.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.json.JsonReader.Element;

class JsonReaderTest {

  private static final JsonFields FIELDS = JsonFields.of("first", "second", "third");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "1",
        "9007199254740993",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551609",
        "18446744073709551610",
        "18446744073709551615"
      })
  void unsignedNumbersHaveAll64Bits(String text) throws JsonFault {
    assertThat(read(text, JsonReader::u64)).isEqualTo(new BigInteger(text).longValue());
  }

  @ParameterizedTest
  @CsvSource({
    "18446744073709551616, RANGE",
    "18446744073709551620, RANGE",
    "18446744073709551700, RANGE",
    "99999999999999999999, RANGE",
    "100000000000000000000, RANGE",
    "-1, RANGE",
    "-0, RANGE",
    "00, SYNTAX",
    "01, SYNTAX",
    "1.0, NUMBER",
    "1., NUMBER",
    "1e0, NUMBER",
    "1E5, NUMBER",
    "+1, TYPE",
    ".5, TYPE",
    "'\"1\"', TYPE",
    "null, TYPE",
    "'', END",
    "1 2, TRAILING",
    "1x, TRAILING",
  })
  void otherNumbersAreNoUnsigned(String text, FaultReason reason) {
    assertFault(reason, text, JsonReader::u64);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1", "9223372036854775807", "-9223372036854775808"})
  void signedNumbersHaveAll64Bits(String text) throws JsonFault {
    assertThat(read(text, JsonReader::i64)).isEqualTo(Long.parseLong(text));
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775808, RANGE",
    "-9223372036854775809, RANGE",
    "18446744073709551615, RANGE",
    "-18446744073709551615, RANGE",
    "-0, NUMBER",
    "-, END",
    "--1, SYNTAX",
    "-x, SYNTAX",
    "-01, SYNTAX",
    "-1.5, NUMBER",
  })
  void otherNumbersAreNoSigned(String text, FaultReason reason) {
    assertFault(reason, text, JsonReader::i64);
  }

  @Test
  void randomNumbersAgreeWithBigIntegers() throws JsonFault {
    Random random = new Random(1);
    for (int round = 0; round < 5000; round++) {
      BigInteger number = new BigInteger(1 + random.nextInt(70), random);
      boolean fits = number.bitLength() <= 64;

      if (fits) {
        assertThat(read(number.toString(), JsonReader::u64)).isEqualTo(number.longValue());
      } else {
        assertFault(FaultReason.RANGE, number.toString(), JsonReader::u64);
      }
    }
  }

  @Test
  void smallerNumbersHaveTheirRange() throws JsonFault {
    assertThat(read("4294967295", JsonReader::u32)).isEqualTo(-1);
    assertFault(FaultReason.RANGE, "4294967296", JsonReader::u32);
  }

  @Test
  void wordsAreWhole() throws JsonFault {
    assertThat(read(" true ", JsonReader::bool)).isTrue();
    assertThat(read("false", JsonReader::bool)).isFalse();
    assertFault(FaultReason.SYNTAX, "trux", JsonReader::bool);
    assertFault(FaultReason.END, "fals", JsonReader::bool);
    assertFault(FaultReason.TRAILING, "truex", JsonReader::bool);
    assertFault(FaultReason.TYPE, "1", JsonReader::bool);
    Element<Optional<Long>> maybe = in -> in.optional(JsonReader::u64);
    Optional<Long> absent = read("null", maybe);
    Optional<Long> present = read("7", maybe);
    assertThat(absent).isEmpty();
    assertThat(present).contains(7L);
    assertFault(FaultReason.END, "nul", in -> in.optional(JsonReader::u64));
  }

  @ParameterizedTest
  @CsvSource({
    "'[]', ''",
    "'[0]', 00",
    "'[ 0 ]', 00",
    "'[1,22,255]', 0116ff",
    "'[1 ,22, 255\t]', 0116ff",
    "'[255,255,255,255]', ffffffff",
    "'[99,100,200,249,250]', 6364c8f9fa",
  })
  void bytesAreNumbers(String text, String hex) throws JsonFault {
    assertThat(read(text, JsonReader::byteString)).isEqualTo(ByteString.fromHex(hex));
  }

  @ParameterizedTest
  @CsvSource({
    "'[256]', RANGE",
    "'[300,1]', RANGE",
    "'[1000]', RANGE",
    "'[18446744073709551616]', RANGE",
    "'[-1]', RANGE",
    "'[00]', SYNTAX",
    "'[01]', SYNTAX",
    "'[001]', SYNTAX",
    "'[1.0]', NUMBER",
    "'[1e1]', NUMBER",
    "'[1,]', LENGTH",
    "'[,1]', TYPE",
    "'[1 2]', SYNTAX",
    "'[1;2]', SYNTAX",
    "'[1}', SYNTAX",
    "'[\"1\"]', TYPE",
    "'[[1]]', TYPE",
    "'[null]', TYPE",
    "'[1', END",
    "'[1,', END",
    "'[', END",
    "'1', TYPE",
    "'\"abc\"', TYPE",
  })
  void otherListsAreNoBytes(String text, FaultReason reason) {
    assertFault(reason, text, JsonReader::byteString);
  }

  /** The fast path reads four characters at once; the last ones of the text have no four. */
  @Test
  void bytesMayStandAtTheVeryEnd() throws JsonFault {
    for (String number : List.of("0", "7", "42", "255")) {
      String text = "[1," + number + "]";
      byte[] exact = text.getBytes(StandardCharsets.US_ASCII);
      JsonReader in = new JsonReader(exact, 0, exact.length, JsonLimits.DEFAULT);

      assertThat(in.byteString().at(1)).isEqualTo(Integer.parseInt(number));
      in.finish();
    }
  }

  /** What stands behind the end belongs to somebody else. */
  @Test
  void bytesBehindTheEndAreNotRead() {
    byte[] bytes = "[1,2]]".getBytes(StandardCharsets.US_ASCII);
    for (int end = 0; end < 5; end++) {
      JsonReader in = new JsonReader(bytes, 0, end, JsonLimits.DEFAULT);
      assertThatThrownBy(in::byteString)
          .isInstanceOfSatisfying(
              JsonFault.class, f -> assertThat(f.reason()).isEqualTo(FaultReason.END));
    }
  }

  @Test
  void longByteStringsGrow() throws JsonFault {
    String text = "[" + "200,".repeat(100_000) + "201]";
    ByteString bytes = read(text, JsonReader::byteString);

    assertThat(bytes.length()).isEqualTo(100_001);
    assertThat(bytes.at(99_999)).isEqualTo(200);
    assertThat(bytes.at(100_000)).isEqualTo(201);
  }

  @Test
  void structuresAreObjectsInAnyOrderOrArraysInOrder() throws JsonFault {
    assertThat(struct("{\"first\":1,\"second\":2,\"third\":3}")).isEqualTo("1,2,3");
    assertThat(struct("{\"third\":3,\"first\":1,\"second\":2}")).isEqualTo("1,2,3");
    assertThat(struct("{\"x\":{},\"second\":2,\"first\":1,\"third\":3,\"y\":[]}"))
        .isEqualTo("1,2,3");
    assertThat(struct("[1,2,3]")).isEqualTo("1,2,3");
    assertThat(struct(" [ 1 , 2 , 3 ] ")).isEqualTo("1,2,3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | FIELD_MISSING",
        "'{\"first\":1,\"second\":2}' | FIELD_MISSING",
        "'{\"first\":1,\"first\":1}' | FIELD_REPEATED",
        "'{\"first\":1,}' | SYNTAX",
        "'{,\"first\":1}' | SYNTAX",
        "'{\"first\" 1}' | SYNTAX",
        "'{\"first\":}' | TYPE",
        "'{first:1}' | SYNTAX",
        "'{\"first\":1;\"second\":2}' | SYNTAX",
        "'{\"first\":1]' | SYNTAX",
        "'{\"first\":1' | END",
        "[] | LENGTH",
        "'[1,2]' | LENGTH",
        "'[1,2,3,4]' | LENGTH",
        "'[1,2,3}' | SYNTAX",
        "1 | TYPE",
      })
  void otherValuesAreNoStructure(String text, FaultReason reason) {
    assertFault(reason, text, JsonReaderTest::readStruct);
  }

  @Test
  void aClosedStructureHasNoRoomForOthers() {
    JsonFields closed = JsonFields.of("only").closed();

    assertFault(FaultReason.FIELD_UNKNOWN, "{\"only\":1,\"x\":2}", in -> count(in, closed));
    assertFault(FaultReason.FIELD_UNKNOWN, "{\"x\":2,\"only\":1}", in -> count(in, closed));
  }

  @Test
  void fieldsThatMayBeAbsentMayNotBeAbsentInAnArray() throws JsonFault {
    JsonFields fields = JsonFields.of("must", "may").optional("may");

    int one = read("{\"must\":1}", in -> count(in, fields));
    int two = read("{\"must\":1,\"may\":2}", in -> count(in, fields));

    assertThat(one).isEqualTo(1);
    assertThat(two).isEqualTo(2);
    assertFault(FaultReason.FIELD_MISSING, "{\"may\":2}", in -> count(in, fields));
    assertFault(FaultReason.LENGTH, "[1]", in -> count(in, fields));
  }

  private static int count(JsonReader in, JsonFields fields) throws JsonFault {
    int count = 0;
    JsonStruct struct = in.struct(fields);
    while (struct.next() >= 0) {
      in.u64();
      count++;
    }
    return count;
  }

  private static String struct(String text) throws JsonFault {
    return read(text, JsonReaderTest::readStruct);
  }

  private static String readStruct(JsonReader in) throws JsonFault {
    String[] values = new String[3];
    JsonStruct struct = in.struct(FIELDS);
    for (int field = struct.next(); field >= 0; field = struct.next()) {
      values[field] = Long.toString(in.u64());
    }
    return String.join(",", values);
  }

  private static <T> T read(String text, Element<T> element) throws JsonFault {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    JsonReader in = new JsonReader(bytes, 0, bytes.length, JsonLimits.DEFAULT);
    T value = element.read(in);
    in.finish();
    return value;
  }

  private static void assertFault(FaultReason reason, String text, Element<?> element) {
    assertThatThrownBy(() -> read(text, element))
        .isInstanceOfSatisfying(
            JsonFault.class, fault -> assertThat(fault.reason()).isEqualTo(reason));
  }
}
