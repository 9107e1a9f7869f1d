package org.timecoin.consensus.registry;

/** What comes of something a masternode said. */
public sealed interface Ruling<T> {

  /**
   * It holds.
   *
   * @param state what is to be kept
   */
  record Accepted<T>(T state) implements Ruling<T> {}

  /** It has no effect. */
  record Refused<T>(Rejection reason) implements Ruling<T> {}

  /** It has no effect. */
  static <T> Ruling<T> refused(Rejection reason) {
    return new Refused<>(reason);
  }
}
