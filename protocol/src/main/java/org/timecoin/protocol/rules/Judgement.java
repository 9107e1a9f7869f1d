package org.timecoin.protocol.rules;

/**
 * What the rules say of a block or a transaction.
 *
 * @param <T> what is known of it when it holds
 */
public sealed interface Judgement<T> {

  /**
   * No rule is broken.
   *
   * @param result what it does
   * @param <T> what that is
   */
  record Holds<T>(T result) implements Judgement<T> {}

  /**
   * A rule is broken.
   *
   * @param violation which, and where
   * @param <T> what would be known otherwise
   */
  record Broken<T>(Violation violation) implements Judgement<T> {}
}
