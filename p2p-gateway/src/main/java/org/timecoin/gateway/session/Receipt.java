package org.timecoin.gateway.session;

import java.util.Optional;
import org.timecoin.gateway.route.News;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.message.MessageKind;

/**
 * What an Ack for a block or a transaction says (protocol.md section 5, "Ack for blocks and
 * transactions").
 */
final class Receipt {

  private Receipt() {}

  static Optional<String> of(News news) {
    return switch (news) {
      case News.NewBlock told -> Optional.of(ofBlock(told.block().hash()));
      case News.NewTransaction told -> Optional.of(ofTransaction(told.transaction().txid()));
      case News.OfMasternodes ignored -> Optional.empty();
    };
  }

  static String ofBlock(Hash hash) {
    return MessageKind.BLOCK_ANNOUNCEMENT.wireName() + ":" + hash.hex();
  }

  static String ofTransaction(Hash txid) {
    return MessageKind.TRANSACTION_BROADCAST.wireName() + ":" + txid.hex();
  }
}
