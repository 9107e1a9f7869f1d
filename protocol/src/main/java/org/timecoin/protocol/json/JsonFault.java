package org.timecoin.protocol.json;

/**
 * A text that is not what was expected: the only thing that {@link JsonReader} throws, whatever the
 * bytes. Checked, because bad input is an outcome to deal with; without a stack trace, because
 * peers decide how many there are.
 */
public final class JsonFault extends Exception {

  private static final long serialVersionUID = 1L;

  private final FaultReason reason;
  private final int offset;

  /** A fault at this offset into the array that was read. */
  public JsonFault(FaultReason reason, int offset) {
    super(reason + " at byte " + offset, null, false, false);
    this.reason = reason;
    this.offset = offset;
  }

  public FaultReason reason() {
    return reason;
  }

  /** Where, as an index into the array that was read. */
  public int offset() {
    return offset;
  }
}
