package org.timecoin.localnet.legacy;

import java.time.Duration;

/** The ways in which a peer can be wrong or slow; one without any is honest and prompt. */
public sealed interface Fault {

  /**
   * GetBlockHeight is answered with this instead of the true height.
   *
   * @param height what is said; a u64 in a long
   */
  record ClaimedHeight(long height) implements Fault {}

  /** Answers to block requests are a line that is no JSON. */
  record Garbage() implements Fault {}

  /** Block requests get no answer. */
  record Silent() implements Fault {}

  /** The older node that knows no Ack. */
  record NoAck() implements Fault {}

  /**
   * Each answer comes late.
   *
   * @param duration waited before each
   */
  record Delay(Duration duration) implements Fault {}

  /**
   * The connection closes after so many answers.
   *
   * @param answers counted from the handshake, which is none
   */
  record DropAfter(int answers) implements Fault {}

  /**
   * Answers leave in pieces, each flushed.
   *
   * @param bytes size of a piece
   */
  record Chunks(int bytes) implements Fault {}

  /**
   * An answer to a block request stops in the middle, and the connection stays open.
   *
   * @param bytes sent before that
   */
  record StallAfter(int bytes) implements Fault {}

  /**
   * Answers hold fewer blocks than asked: a valid shorter prefix.
   *
   * @param blocks at most
   */
  record Prefix(int blocks) implements Fault {}

  /**
   * Answers hold the blocks of another range than asked.
   *
   * @param heights how much higher it is
   */
  record Shifted(long heights) implements Fault {}
}
