package org.timecoin.protocol.json;

/**
 * Walks through one structure: an object with its fields in any order, unknown ones skipped, or an
 * array of all its fields in order. Used as
 *
 * <pre>{@code
 * JsonStruct struct = in.struct(FIELDS);
 * for (int field = struct.next(); field >= 0; field = struct.next()) {
 *   switch (field) { case 0 -> version = in.u32(); … }
 * }
 * }</pre>
 */
public final class JsonStruct {

  private final JsonReader in;
  private final JsonFields fields;
  private final boolean isArray;

  private int seen;
  private int expected;
  private boolean begun;

  JsonStruct(JsonReader in, JsonFields fields, boolean isArray) {
    this.in = in;
    this.fields = fields;
    this.isArray = isArray;
  }

  /**
   * The index of the field whose value comes next and must now be read, or -1 behind the
   * structure's end, when every required field was there exactly once.
   */
  public int next() throws JsonFault {
    return isArray ? nextElement() : nextField();
  }

  private int nextElement() throws JsonFault {
    if (expected == fields.count()) {
      in.expectEnd(']', FaultReason.LENGTH);
      return -1;
    }
    if (expected > 0) {
      in.expectSeparator(FaultReason.LENGTH);
    } else if (in.peek() == ']') {
      throw in.fault(FaultReason.LENGTH);
    }
    return expected++;
  }

  private int nextField() throws JsonFault {
    while (in.hasMore('}', begun)) {
      begun = true;
      int index = in.fieldName(fields, expected);
      if (index >= 0) {
        markSeen(index);
        return index;
      }
      if (fields.isClosed()) {
        throw in.fault(FaultReason.FIELD_UNKNOWN);
      }
      in.skipValue();
    }
    if (!fields.isComplete(seen)) {
      throw in.fault(FaultReason.FIELD_MISSING);
    }
    return -1;
  }

  private void markSeen(int index) throws JsonFault {
    int bit = 1 << index;
    if ((seen & bit) != 0) {
      throw in.fault(FaultReason.FIELD_REPEATED);
    }
    seen |= bit;
    // Nodes write their fields in order, so this is the one to try first.
    expected = index + 1;
  }
}
