package org.timecoin.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.timecoin.protocol.json.FaultReason;
import org.timecoin.protocol.vectors.Vectors;

/** {@code wire-invalid.json}: what the reference refuses, and odd lines that it reads. */
class WireInvalidVectorTest {

  private static final JsonNode FILE = Vectors.json("wire-invalid.json");

  static Stream<JsonNode> rejected() {
    return Vectors.each(FILE.get("rejected"));
  }

  static Stream<JsonNode> accepted() {
    return Vectors.each(FILE.get("accepted"));
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void isRefused(JsonNode vector) {
    byte[] line = line(vector);
    byte[] withNewline = Arrays.copyOf(line, line.length + 1);
    withNewline[line.length] = '\n';

    assertThatThrownBy(() -> WireCodec.decode(line)).isInstanceOf(WireFault.class);
    assertThatThrownBy(() -> WireCodec.decode(withNewline)).isInstanceOf(WireFault.class);
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void isReadAndWrittenInItsOneForm(JsonNode vector) throws WireFault {
    assertThat(WireCodec.encode(WireCodec.decode(line(vector))))
        .asString()
        .isEqualTo(vector.get("canonical").asText());
  }

  @Test
  void theFilesAreWhole() {
    assertThat(rejected()).hasSize(95);
    assertThat(accepted()).hasSize(27);
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void theReasonIsNamed(String name, FaultReason reason) {
    JsonNode vector =
        rejected().filter(v -> v.get("name").asText().equals(name)).findAny().orElseThrow();

    assertThatThrownBy(() -> WireCodec.decode(line(vector)))
        .isInstanceOfSatisfying(
            WireFault.class, fault -> assertThat(fault.reason()).isEqualTo(reason));
  }

  static Stream<Object[]> reasons() {
    return Map.ofEntries(
            Map.entry("empty_line", FaultReason.END),
            Map.entry("whitespace_only", FaultReason.END),
            Map.entry("old_protocol_prefix", FaultReason.TYPE),
            Map.entry("unknown_map_variant", FaultReason.VARIANT),
            Map.entry("two_keys", FaultReason.SYNTAX),
            Map.entry("unit_as_map_object", FaultReason.TYPE),
            Map.entry("struct_as_string", FaultReason.TYPE),
            Map.entry("struct_as_array_short", FaultReason.LENGTH),
            Map.entry("struct_as_array_long", FaultReason.LENGTH),
            Map.entry("tuple_wrong_count_1", FaultReason.LENGTH),
            Map.entry("tuple_wrong_count_3", FaultReason.LENGTH),
            Map.entry("missing_list_field", FaultReason.FIELD_MISSING),
            Map.entry("duplicate_field", FaultReason.FIELD_REPEATED),
            Map.entry("string_for_u64", FaultReason.TYPE),
            Map.entry("negative_u64", FaultReason.RANGE),
            Map.entry("minus_zero_i64", FaultReason.NUMBER),
            Map.entry("u64_overflow", FaultReason.RANGE),
            Map.entry("i64_overflow", FaultReason.RANGE),
            Map.entry("u32_overflow", FaultReason.RANGE),
            Map.entry("float_integer_valued", FaultReason.NUMBER),
            Map.entry("exponent", FaultReason.NUMBER),
            Map.entry("leading_zero", FaultReason.SYNTAX),
            Map.entry("byte_256", FaultReason.RANGE),
            Map.entry("hash_31", FaultReason.LENGTH),
            Map.entry("hash_33", FaultReason.LENGTH),
            Map.entry("hash_empty", FaultReason.LENGTH),
            Map.entry("pubkey_not_on_curve", FaultReason.PUBLIC_KEY),
            Map.entry("tier_unknown", FaultReason.VARIANT),
            Map.entry("trailing_characters", FaultReason.TRAILING),
            Map.entry("truncated_string", FaultReason.END),
            Map.entry("lone_high_surrogate", FaultReason.SYNTAX),
            Map.entry("invalid_utf8_overlong_nul", FaultReason.UTF8))
        .entrySet()
        .stream()
        .map(e -> new Object[] {e.getKey(), e.getValue()});
  }

  private static byte[] line(JsonNode vector) {
    return vector.has("line_hex")
        ? HexFormat.of().parseHex(vector.get("line_hex").asText())
        : vector.get("line").asText().getBytes(StandardCharsets.UTF_8);
  }
}
