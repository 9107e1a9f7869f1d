package org.timecoin.protocol.rules;

import java.util.Locale;

/** The block rules by name. Names are stable: they stand in logs, metrics and answers. */
public enum Rule {
  /** Encoded size above the limit. */
  BLOCK_TOO_LARGE("the block has more than 1 MiB"),
  /** Transactions above the limit. */
  TOO_MANY_TRANSACTIONS("the block has more than 10,000 transactions"),
  /** Height other than the parent's plus one. */
  WRONG_HEIGHT("the height is not the parent's plus one"),
  /** Previous hash other than the parent's. */
  WRONG_PREVIOUS_HASH("the previous hash is not the parent's hash"),
  /** Timestamp at or before the parent's. */
  TIMESTAMP_NOT_AFTER_PREVIOUS("the timestamp is not after the parent's"),
  /** Timestamp too far ahead of our clock. */
  TIMESTAMP_TOO_FAR_IN_FUTURE("the timestamp is more than 600 s ahead of our clock"),
  /** No coinbase in the first place. */
  FIRST_TRANSACTION_NO_COINBASE("the first transaction is not a coinbase"),
  /** A coinbase in another place. */
  SECOND_COINBASE("only the first transaction may have no inputs"),
  /** Merkle root other than the one of the transactions. */
  WRONG_MERKLE_ROOT("the Merkle root is not that of the transactions"),
  /** A transaction without outputs. */
  NO_OUTPUTS("the transaction has no outputs"),
  /** An output of nothing. */
  ZERO_VALUE_OUTPUT("the transaction has an output of 0"),
  /** Two inputs of the block name one output. */
  DOUBLE_SPEND_IN_BLOCK("the output is spent twice in the block"),
  /** Nobody is paid. */
  NO_REWARDS("the block pays no masternode"),
  /** Coinbase and reward list say different things. */
  COINBASE_DIFFERS_FROM_REWARDS("the coinbase's outputs are not the masternode rewards"),
  /** Rewards above the header's figure. */
  REWARDS_ABOVE_BLOCK_REWARD("the rewards are more than the block reward"),
  /** Rewards below the header's figure by more than rounding. */
  REWARDS_BELOW_BLOCK_REWARD("the rewards are less than the block reward by more than rounding"),
  /** The header's figure is not 100 TIME plus the fees. */
  WRONG_BLOCK_REWARD("the block reward is not 100 TIME plus fees"),

  /** An input names an output that is not unspent before the block. */
  UNKNOWN_OR_SPENT_INPUT("the output is unknown or spent before the block"),
  /** A script_sig of another length. */
  SCRIPT_SIG_NOT_96_BYTES("the script_sig does not have 96 bytes"),
  /** A key that doesn't own the output. */
  WRONG_KEY("the key's address is not the output's"),
  /** A signature that isn't the key's. */
  BAD_SIGNATURE("the signature is not the key's"),
  /** More goes out than comes in. */
  OUTPUTS_EXCEED_INPUTS("the outputs are more than the inputs"),
  /** A fee below the minimum. */
  FEE_TOO_LOW("the fee is below 0.1 % of the outputs"),

  /** From the activation on: another header version than 3. */
  WRONG_HEADER_VERSION("a certified block must have header version 3"),
  /** From the activation on: a time off the schedule. */
  OFF_SCHEDULE("a certified block must have its scheduled timestamp"),
  /** From the activation on: a coinbase time other than the block's. */
  WRONG_COINBASE_TIMESTAMP("a certified block's coinbase must have the block's timestamp"),
  /** From the activation on: rewards not sorted by address, or one address twice. */
  REWARDS_NOT_SORTED("a certified block's rewards must be sorted by address without repeats"),
  /** From the activation on: shares other than the weights give. */
  WRONG_REWARD_SPLIT("a certified block's rewards must be split by weight"),
  /** From the activation on: transactions not sorted by txid. */
  TRANSACTIONS_NOT_SORTED("a certified block's transactions must be sorted by txid"),

  /** A run of nothing. */
  RUN_EMPTY("a run must have at least one block"),
  /** Blocks of a run above the limit. */
  RUN_TOO_LONG("the run has more than 100 blocks"),
  /** Encoded size of a run above the limit. */
  RUN_TOO_LARGE("the run has more than 4 MiB"),
  /** More paid than can ever vote. */
  TOO_MANY_PAID("the block pays more than 100 masternodes"),
  /** A paid address that is none. */
  MALFORMED_REWARD_ADDRESS("a certified block's reward must go to an address"),
  /** A paid address that can't be spent from here. */
  REWARD_ADDRESS_OF_OTHER_NETWORK("the reward address belongs to another network"),
  /** Two blocks of a run pay different masternodes. */
  RUN_PAYS_DIFFERENT_SETS("all blocks of a run must pay the same masternodes"),
  /** The first run after an activation or recovery pays others than its entry names. */
  PAID_SET_NOT_CONFIGURED("the first certified run must pay exactly the configured masternodes"),
  /** Too many added and dropped at once, or too few left. */
  SET_CHANGE_TOO_LARGE("the run adds and drops more masternodes than it may"),
  /** Somebody enters the paid set without having held enough for long enough. */
  NEW_MEMBER_WITHOUT_COLLATERAL(
      "a new masternode must hold 1,000 TIME in outputs at least 144 blocks old"),

  /** A block that needs a certificate comes without one. */
  CERTIFICATE_MISSING("from the activation on, a block needs a certificate"),
  /** A certificate made for a run on another block. */
  CERTIFICATE_OF_OTHER_PARENT("the certificate is for a run on another parent"),
  /** A certificate made for another run on the same block. */
  CERTIFICATE_OF_OTHER_VALUE("the certificate is for another run"),
  /** A certificate that proves nothing. */
  CERTIFICATE_INVALID("the certificate doesn't prove that a quorum decided"),
  /** Another block is final at that height. */
  CONFLICTS_WITH_CERTIFIED("another block is final at that height"),
  /** A release or an operator vouches for another block at that height. */
  CHECKPOINT_CONTRADICTED("a checkpoint names another block at that height");

  private final String sentence;

  Rule(String sentence) {
    this.sentence = sentence;
  }

  /** The stable name, in snake_case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What is wrong when it is broken, as the end of a sentence. */
  public String sentence() {
    return sentence;
  }
}
