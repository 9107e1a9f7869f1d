package org.timecoin.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.timecoin.protocol.json.JsonType.BOOL;
import static org.timecoin.protocol.json.JsonType.I64;
import static org.timecoin.protocol.json.JsonType.TEXT;
import static org.timecoin.protocol.json.JsonType.TEXTS;
import static org.timecoin.protocol.json.JsonType.U32;
import static org.timecoin.protocol.json.JsonType.U64;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Structures put together from types. */
class JsonShapeTest {

  private record Point(long x, long y) {}

  private record Line(String name, boolean dashed, int width, Point from, List<Point> through) {}

  private record Note(String text, Optional<String> author) {}

  private static final JsonType<Point> POINT =
      JsonShape.of(Point.class)
          .field("x", I64, Point::x)
          .field("y", U64, Point::y)
          .make(v -> new Point(v.next(), v.next()));

  private static final JsonType<Line> LINE =
      JsonShape.of(Line.class)
          .field("name", TEXT, Line::name)
          .field("dashed", BOOL, Line::dashed)
          .field("width", U32, Line::width)
          .field("from", POINT, Line::from)
          .field("through", JsonType.list(POINT), Line::through)
          .make(v -> new Line(v.next(), v.next(), v.next(), v.next(), v.next()));

  private static final JsonType<Note> NOTE =
      JsonShape.of(Note.class)
          .field("text", TEXT, Note::text)
          .optional("author", TEXT, Note::author)
          .make(v -> new Note(v.next(), v.next()));

  private static final Line EXAMPLE =
      new Line("a", true, -1, new Point(-1, -1), List.of(new Point(0, 0), new Point(1, 2)));

  @Test
  void aStructureIsWrittenInItsOrder() {
    assertThat(write(LINE, EXAMPLE))
        .isEqualTo(
            "{\"name\":\"a\",\"dashed\":true,\"width\":4294967295,"
                + "\"from\":{\"x\":-1,\"y\":18446744073709551615},"
                + "\"through\":[{\"x\":0,\"y\":0},{\"x\":1,\"y\":2}]}");
  }

  @Test
  void aStructureIsReadInAnyOrderAndAsAnArray() throws JsonFault {
    String array = "[\"a\",true,4294967295,[-1,18446744073709551615],[[0,0],{\"y\":2,\"x\":1}]]";
    String reversed =
        "{\"through\":[[0,0],[1,2]],\"from\":{\"y\":18446744073709551615,\"x\":-1},"
            + "\"width\":4294967295,\"dashed\":true,\"name\":\"a\"}";

    assertThat(read(LINE, write(LINE, EXAMPLE))).isEqualTo(EXAMPLE);
    assertThat(read(LINE, array)).isEqualTo(EXAMPLE);
    assertThat(read(LINE, reversed)).isEqualTo(EXAMPLE);
  }

  @Test
  void whatMayBeAbsentIsNullWhenWritten() throws JsonFault {
    Note anonymous = new Note("t", Optional.empty());
    Note signed = new Note("t", Optional.of("me"));

    assertThat(write(NOTE, anonymous)).isEqualTo("{\"text\":\"t\",\"author\":null}");
    assertThat(read(NOTE, "{\"text\":\"t\"}")).isEqualTo(anonymous);
    assertThat(read(NOTE, "{\"text\":\"t\",\"author\":null}")).isEqualTo(anonymous);
    assertThat(read(NOTE, "{\"author\":\"me\",\"text\":\"t\"}")).isEqualTo(signed);
    assertThat(read(NOTE, "[\"t\",null]")).isEqualTo(anonymous);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"x\":1} | FIELD_MISSING",
        "{\"x\":1,\"y\":2,\"x\":1} | FIELD_REPEATED",
        "{\"x\":\"1\",\"y\":2} | TYPE",
        "{\"x\":1,\"y\":-2} | RANGE",
        "[1] | LENGTH",
        "[1,2,3] | LENGTH",
        "null | TYPE",
      })
  void otherValuesAreRefused(String json, FaultReason reason) {
    assertThatThrownBy(() -> read(POINT, json))
        .isInstanceOfSatisfying(
            JsonFault.class, fault -> assertThat(fault.reason()).isEqualTo(reason));
  }

  @Test
  void pairsAreArraysOfTwo() throws JsonFault {
    JsonType<Point> pair = JsonType.pair(I64, Point::x, U64, Point::y, Point::new);

    assertThat(write(pair, new Point(-3, 4))).isEqualTo("[-3,4]");
    assertThat(read(pair, " [ -3 , 4 ] ")).isEqualTo(new Point(-3, 4));
    assertThatThrownBy(() -> read(pair, "{\"x\":1,\"y\":2}")).isInstanceOf(JsonFault.class);
    assertThatThrownBy(() -> read(pair, "[]")).isInstanceOf(JsonFault.class);
    assertThatThrownBy(() -> read(pair, "[1]")).isInstanceOf(JsonFault.class);
    assertThatThrownBy(() -> read(pair, "[1,2,3]")).isInstanceOf(JsonFault.class);
  }

  @Test
  void aTypeMayStandForAnother() throws JsonFault {
    JsonType<List<Integer>> lengths =
        TEXTS.as(
            texts -> texts.stream().map(String::length).toList(),
            numbers -> numbers.stream().map("x"::repeat).toList());

    assertThat(read(lengths, "[\"\",\"abc\"]")).containsExactly(0, 3);
    assertThat(write(lengths, List.of(1, 2))).isEqualTo("[\"x\",\"xx\"]");
  }

  @Test
  void aShapeHasAllTheFieldsOfItsRecord() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> JsonShape.of(Point.class).field("x", I64, Point::x).make(v -> new Point(0, 0)));
  }

  private static <T> String write(JsonType<T> type, T value) {
    JsonWriter out = new JsonWriter();
    type.write(out, value);
    return new String(out.toByteArray(), StandardCharsets.UTF_8);
  }

  private static <T> T read(JsonType<T> type, String json) throws JsonFault {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    JsonReader in = new JsonReader(bytes, 0, bytes.length, JsonLimits.DEFAULT);
    T value = type.read(in);
    in.finish();
    return value;
  }
}
