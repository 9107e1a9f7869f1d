package org.timecoin.protocol.message;

/**
 * One message of the peer protocol. The groups follow what a message is about; together they hold
 * the 44 kinds of {@link MessageKind}, so a {@code switch} over records is checked for
 * completeness.
 */
public sealed interface Message
    permits ConnectionMessage, ChainMessage, TransactionMessage, UtxoMessage, MasternodeMessage {

  /** Which of the 44 it is. */
  default MessageKind kind() {
    return MessageKind.of(this);
  }
}
