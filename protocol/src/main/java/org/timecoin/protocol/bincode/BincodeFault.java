package org.timecoin.protocol.bincode;

/**
 * Bytes that are no bincode of what was expected. The only thing that {@link BincodeReader} throws,
 * whatever the bytes.
 *
 * <p>Unchecked, because binary blocks come from our own database and our own services, where a
 * fault means damage; peers speak JSON. The one binary form from peers is a run's, and who reads
 * those catches it.
 */
public final class BincodeFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Reason {
    /** The bytes end before the value does. */
    TRUNCATED,
    /** Bytes are left after the value. */
    TRAILING,
    /** A length or count that the remaining bytes cannot hold. */
    LENGTH,
    /** A text that is not UTF-8. */
    UTF8,
    /** A number that names no variant, or a bool that is neither 0 nor 1. */
    VARIANT
  }

  private final Reason reason;
  private final int offset;

  /** A fault at this offset from the start of the reader's bytes. */
  public BincodeFault(Reason reason, int offset) {
    // No stack trace: the reason and the offset say everything.
    super("bad binary form: " + reason + " at byte " + offset, null, false, false);
    this.reason = reason;
    this.offset = offset;
  }

  public Reason reason() {
    return reason;
  }

  /** Where, in bytes from the start. */
  public int offset() {
    return offset;
  }
}
