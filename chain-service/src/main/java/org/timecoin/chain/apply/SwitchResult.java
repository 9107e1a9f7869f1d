package org.timecoin.chain.apply;

/** What became of a wish to leave one branch for another; a closed list. */
public sealed interface SwitchResult {

  /**
   * The other branch is ours now, in one step.
   *
   * @param tip its last block
   * @param undone how many blocks were undone
   */
  record Switched(ChainTip tip, int undone) implements SwitchResult {}

  /** All blocks of the branch are ours already. */
  record AlreadyThere(ChainTip tip) implements SwitchResult {}

  /** The switch is none that may be made, whatever the blocks hold; nothing changed. */
  record Refused(ChainTip tip, Reason reason) implements SwitchResult {}

  /** A block of the branch breaks a rule; nothing changed. */
  record Rejected(ChainTip tip, Refusal.Broken broken) implements SwitchResult {}

  /** Nothing was decided: ask again later. */
  record Unavailable(String reason) implements SwitchResult {}

  /** Why a switch may not be made. */
  enum Reason {
    /** The block it is said to leave from is not ours. */
    UNKNOWN_ANCESTOR("the ancestor is no block of this chain"),
    /** It would undo what is final. */
    BELOW_FINAL("blocks that are final are never undone"),
    /** It would leave a block that the release or the operator vouches for. */
    BELOW_CHECKPOINT("the block of a checkpoint is never undone"),
    /** It would undo more than is allowed. */
    TOO_DEEP("more blocks would be undone than is allowed"),
    /** It would leave a chain without a branch, or one of certified blocks. */
    NO_BRANCH("a branch is at least one block without certificate");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    /** What is wrong, as a sentence without its end. */
    public String sentence() {
      return sentence;
    }
  }
}
