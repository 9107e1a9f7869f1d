package org.timecoin.protocol.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The field names of one structure in the order of the wire. Reading and writing use the same
 * object, so they cannot disagree.
 */
public final class JsonFields {

  private static final int MAX_FIELDS = 31;

  private final List<String> names;
  private final int optionalMask;
  private final boolean closed;

  /** {@code "name":} of each field. */
  private final byte[][] quoted;

  /** What a writer puts in front of each value: the brace or comma, then {@code "name":}. */
  private final byte[][] openers;

  private JsonFields(List<String> names, int optionalMask, boolean closed) {
    this.names = names;
    this.optionalMask = optionalMask;
    this.closed = closed;
    this.quoted = new byte[names.size()][];
    this.openers = new byte[names.size()][];
    for (int i = 0; i < quoted.length; i++) {
      String name = '"' + names.get(i) + "\":";
      quoted[i] = name.getBytes(StandardCharsets.US_ASCII);
      openers[i] = ((i == 0 ? '{' : ',') + name).getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** A structure with these fields, at least one and at most 31, all of them required. */
  public static JsonFields of(String... names) {
    if (names.length == 0 || names.length > MAX_FIELDS) {
      throw new IllegalArgumentException("1 to 31 fields, not " + names.length);
    }
    return new JsonFields(List.of(names), 0, false);
  }

  /** The same structure with these fields allowed to be absent when written as an object. */
  public JsonFields optional(String... absentable) {
    int mask = 0;
    for (String name : absentable) {
      mask |= 1 << names.indexOf(name);
    }
    return new JsonFields(names, mask, closed);
  }

  /** The same structure without room for unknown fields. */
  public JsonFields closed() {
    return new JsonFields(names, optionalMask, true);
  }

  boolean isClosed() {
    return closed;
  }

  int count() {
    return quoted.length;
  }

  byte[] opener(int index) {
    return openers[index];
  }

  /** Whether {@code "name":} of this field stands at the position, exactly as a node writes it. */
  boolean standsAt(byte[] bytes, int position, int end, int index) {
    byte[] name = quoted[index];
    return name.length <= end - position
        && Arrays.equals(bytes, position, position + name.length, name, 0, name.length);
  }

  int quotedLength(int index) {
    return quoted[index].length;
  }

  /** The index of the field with this name, or -1. */
  int indexOf(String name) {
    return names.indexOf(name);
  }

  /** Whether these fields are all that must be there. */
  boolean isComplete(int seenMask) {
    return (seenMask | optionalMask) == (1 << quoted.length) - 1;
  }
}
