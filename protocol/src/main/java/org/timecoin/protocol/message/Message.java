package org.timecoin.protocol.message;

/**
 * One message of the peer protocol. The groups follow what a message is about; together they hold
 * the kinds of {@link MessageKind}, so a {@code switch} over records is checked for completeness.
 */
public sealed interface Message
    permits ConnectionMessage,
        ChainMessage,
        TransactionMessage,
        UtxoMessage,
        MasternodeMessage,
        ConsensusMessage {

  /** Which of them it is. */
  default MessageKind kind() {
    return MessageKind.of(this);
  }
}
