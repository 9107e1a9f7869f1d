package org.timecoin.protocol.json;

/** Everything that can be wrong with a text from outside. The list is closed. */
public enum FaultReason {
  /** Not JSON. */
  SYNTAX,
  /** The text ends inside a value, or holds none. */
  END,
  /** Something follows the value. */
  TRAILING,
  /** Bytes that are not UTF-8. */
  UTF8,
  /** Another JSON type than the place wants. */
  TYPE,
  /** A number with a fraction or an exponent, or minus zero, where an integer is wanted. */
  NUMBER,
  /** An integer outside the range of its field. */
  RANGE,
  /** A fixed array, tuple, structure or run's part with too few or too many elements. */
  LENGTH,
  /** A name that no message, state or tier has. */
  VARIANT,
  /** A field that a structure without room for others doesn't have. */
  FIELD_UNKNOWN,
  /** A field is missing. */
  FIELD_MISSING,
  /** A field is there twice. */
  FIELD_REPEATED,
  /** A public key that is no point of the curve. */
  PUBLIC_KEY,
  /** A string that is not the one base64 form of any bytes. */
  BASE64,
  /** The text is longer than the caller allows. */
  TOO_LONG,
  /** A string is longer than allowed. */
  STRING_TOO_LONG,
  /** More elements in a list, or in all lists together, than allowed. */
  TOO_MANY,
  /** A skipped value is nested deeper than allowed. */
  TOO_DEEP
}
