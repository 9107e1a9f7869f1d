package org.timecoin.protocol.message;

import java.util.stream.Stream;

/** What a message is about: the groups of {@link Message}. */
public enum MessageTopic {
  /** {@link ConnectionMessage}. */
  CONNECTION(ConnectionMessage.class),
  /** {@link ChainMessage}. */
  CHAIN(ChainMessage.class),
  /** {@link TransactionMessage}. */
  TRANSACTION(TransactionMessage.class),
  /** {@link UtxoMessage}. */
  UTXO(UtxoMessage.class),
  /** {@link MasternodeMessage}. */
  MASTERNODE(MasternodeMessage.class),
  /** {@link ConsensusMessage}. */
  CONSENSUS(ConsensusMessage.class);

  private final Class<? extends Message> group;

  MessageTopic(Class<? extends Message> group) {
    this.group = group;
  }

  static MessageTopic of(Class<? extends Message> message) {
    return Stream.of(values())
        .filter(topic -> topic.group.isAssignableFrom(message))
        .findAny()
        .orElseThrow();
  }
}
