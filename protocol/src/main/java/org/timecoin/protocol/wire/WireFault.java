package org.timecoin.protocol.wire;

import org.timecoin.protocol.json.FaultReason;
import org.timecoin.protocol.json.JsonFault;

/**
 * A line that is no message: the only thing that {@link WireCodec#decode} throws, whatever the
 * bytes. Carries nothing of the line itself, so it can be logged and counted as it is.
 */
public final class WireFault extends Exception {

  private static final long serialVersionUID = 1L;

  private final FaultReason reason;
  private final int offset;

  WireFault(FaultReason reason, int offset) {
    super("no message: " + reason + " at byte " + offset, null, false, false);
    this.reason = reason;
    this.offset = offset;
  }

  static WireFault of(JsonFault fault, int lineStart) {
    return new WireFault(fault.reason(), fault.offset() - lineStart);
  }

  /** What is wrong. */
  public FaultReason reason() {
    return reason;
  }

  /** Where, in bytes from the start of the line. */
  public int offset() {
    return offset;
  }
}
