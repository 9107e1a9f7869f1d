package org.timecoin.protocol.json;

/**
 * One variant of an enum, as {@code serde} tags them: {@code "Name"} when it has no payload, else
 * {@code {"Name":payload}}. A variant without payload may also be {@code {"Name":null}}. Whoever
 * reads one calls {@link #unit} or, around the payload, {@link #beginPayload} and {@link
 * #endPayload}.
 */
public final class JsonVariant {

  private final JsonReader in;
  private final String name;
  private final boolean isObject;

  JsonVariant(JsonReader in, String name, boolean isObject) {
    this.in = in;
    this.name = name;
    this.isObject = isObject;
  }

  /** Its name, which may be no variant's. */
  public String name() {
    return name;
  }

  /** Says that the variant has no payload. */
  public void unit() throws JsonFault {
    if (isObject) {
      in.expectNull();
      endPayload();
    }
  }

  /** Says that the payload is read next. */
  public void beginPayload() throws JsonFault {
    if (!isObject) {
      throw in.fault(FaultReason.TYPE);
    }
  }

  /** Says that the payload was read; there is no second key. */
  public void endPayload() throws JsonFault {
    in.expectEnd('}', FaultReason.SYNTAX);
  }

  /** Says that no variant has this name. */
  public JsonFault unknown() {
    return in.fault(FaultReason.VARIANT);
  }
}
