package org.timecoin.protocol.rules;

import java.util.Locale;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.vote.QuorumCheck;

/** A rule that a block breaks, and where. Carries nothing that the block's maker could choose. */
public sealed interface Violation {

  /** Which rule. */
  Rule broken();

  /** Height that the block claims, {@code u64}. */
  long height();

  /** One sentence for people. */
  String message();

  /** The rule's stable name, in snake_case. */
  default String rule() {
    return broken().wireName();
  }

  /**
   * The block as a whole breaks it.
   *
   * @param broken which rule
   * @param height of the block, {@code u64}
   */
  record OfBlock(Rule broken, long height) implements Violation {

    @Override
    public String message() {
      return "Block " + Long.toUnsignedString(height) + ": " + broken.sentence() + ".";
    }
  }

  /**
   * A transaction of it does.
   *
   * @param broken which rule
   * @param height of the block, {@code u64}
   * @param txid the transaction
   */
  record OfTransaction(Rule broken, long height, Hash txid) implements Violation {

    @Override
    public String message() {
      String block = Long.toUnsignedString(height);
      return "Transaction " + txid + " of block " + block + ": " + broken.sentence() + ".";
    }
  }

  /**
   * An input of a transaction of it does.
   *
   * @param broken which rule
   * @param height of the block, {@code u64}
   * @param txid the transaction
   * @param input index among its inputs
   */
  record OfInput(Rule broken, long height, Hash txid, int input) implements Violation {

    @Override
    public String message() {
      String block = Long.toUnsignedString(height);
      String place = "Input " + input + " of transaction " + txid + " of block " + block;
      return place + ": " + broken.sentence() + ".";
    }
  }

  /**
   * One of its rewards does.
   *
   * @param broken which rule
   * @param height of the block, {@code u64}
   * @param reward index among its rewards
   */
  record OfReward(Rule broken, long height, int reward) implements Violation {

    @Override
    public String message() {
      String block = Long.toUnsignedString(height);
      return "Reward " + reward + " of block " + block + ": " + broken.sentence() + ".";
    }
  }

  /**
   * Somebody whom it pays does.
   *
   * @param broken which rule
   * @param height of the block, {@code u64}
   * @param member whom; an address, so its text is bounded and plain
   */
  record OfMember(Rule broken, long height, Address member) implements Violation {

    @Override
    public String message() {
      String block = Long.toUnsignedString(height);
      return "Masternode " + member + " in block " + block + ": " + broken.sentence() + ".";
    }
  }

  /**
   * A run as a whole breaks it.
   *
   * @param broken which rule
   * @param height at which the run begins, {@code u64}
   */
  record OfRun(Rule broken, long height) implements Violation {

    @Override
    public String message() {
      return "Run from block " + Long.toUnsignedString(height) + " on: " + broken.sentence() + ".";
    }
  }

  /**
   * The certificate of a run does.
   *
   * @param broken which rule
   * @param height at which the run begins, {@code u64}
   * @param found what is wrong with it
   */
  record OfCertificate(Rule broken, long height, QuorumCheck found) implements Violation {

    @Override
    public String message() {
      String run = "Run from block " + Long.toUnsignedString(height) + " on: ";
      return run + broken.sentence() + " (" + found.name().toLowerCase(Locale.ROOT) + ").";
    }
  }
}
