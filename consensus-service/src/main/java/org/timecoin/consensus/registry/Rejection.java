package org.timecoin.consensus.registry;

import java.util.Locale;

/** Why something a masternode said has no effect. The names are stable: they are metric labels. */
public enum Rejection {
  /** A text is empty, longer than 64 characters, or holds what is no printable ASCII. */
  BAD_TEXT,
  /** No signature of this key could ever be valid. */
  UNUSABLE_KEY,
  /** The registry is full. */
  TOO_MANY_MASTERNODES,
  /**
   * The key has not announced itself. Legacy heartbeats are signed with keys made at each start.
   */
  UNKNOWN_MASTERNODE,
  /** The sequence is not above the last one. */
  SEQUENCE_NOT_RISING,
  /** The time is more than 180 s away. */
  NOT_FRESH,
  /** The signature is not the key's. */
  BAD_SIGNATURE,
  /** The attested heartbeat is not known, or too old to be kept. */
  UNKNOWN_HEARTBEAT,
  /** A masternode can't be its own witness. */
  OWN_WITNESS,
  /** The heartbeat has witnesses enough. */
  TOO_MANY_WITNESSES;

  /** As a metric label. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
