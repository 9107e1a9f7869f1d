package org.timecoin.protocol.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.timecoin.protocol.arbitrary.Arbitrary;

/**
 * The same message written as no node writes it but any may read it: fields in another order,
 * fields nobody knows, white space, escapes.
 */
final class OddForms {

  private final Arbitrary any;

  OddForms(Arbitrary any) {
    this.any = any;
  }

  /** A line that means the same. The outermost object names the variant and takes no more keys. */
  String line(JsonNode message) {
    return space() + value(message, 0) + space();
  }

  private String value(JsonNode node, int depth) {
    return switch (node.getNodeType()) {
      case OBJECT -> object(node, depth);
      case ARRAY -> array(node, depth);
      case STRING -> string(node.textValue());
      default -> node.toString();
    };
  }

  private String object(JsonNode node, int depth) {
    List<String> fields = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      fields.add(
          string(field.getKey()) + space() + ":" + space() + value(field.getValue(), depth + 1));
    }
    // One key with a capital letter is a variant's name, not a field's.
    boolean isVariant = Character.isUpperCase(node.fieldNames().next().charAt(0));
    if (!isVariant) {
      fields.add("\"unknown\":" + unknown(3));
      Collections.shuffle(fields, new Random(any.u64()));
    }
    return "{" + space() + String.join(space() + "," + space(), fields) + space() + "}";
  }

  private String array(JsonNode node, int depth) {
    List<String> elements = new ArrayList<>();
    node.forEach(element -> elements.add(value(element, depth + 1)));
    return "[" + space() + String.join(space() + "," + space(), elements) + space() + "]";
  }

  private String string(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean mustEscape = c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c);
      out.append(mustEscape || any.below(6) == 0 ? "\\u%04X".formatted((int) c) : c);
    }
    return out.append('"').toString();
  }

  private String unknown(int depth) {
    return switch (any.below(depth == 0 ? 5 : 7)) {
      case 0 -> "null";
      case 1 -> "-1.5e+300";
      case 2 -> "\"\\ud800 \\u0000 \\/ \u00e9\"";
      case 3 -> "true";
      case 4 -> "0";
      case 5 -> "[" + unknown(depth - 1) + space() + "," + unknown(depth - 1) + "]";
      default -> "{\"nonce\":" + unknown(depth - 1) + ",\"nonce\":" + unknown(depth - 1) + "}";
    };
  }

  private String space() {
    return any.below(4) == 0 ? any.oneOf(List.of(" ", "\t", "\r", "  ")) : "";
  }
}
