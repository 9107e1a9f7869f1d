package org.timecoin.gateway.session;

import org.timecoin.gateway.route.News;
import org.timecoin.protocol.block.BlockCodec;
import org.timecoin.protocol.block.TransactionCodec;

/** How much news of all peers may wait for the log. Used on the loop only. */
final class NewsBudget {

  private static final long SMALL = 512;

  private final long most;
  private long waiting;

  NewsBudget(long most) {
    this.most = most;
  }

  /** What an item costs while it waits, bytes. */
  static long costOf(News news) {
    return switch (news) {
      case News.NewBlock told -> SMALL + BlockCodec.encodedSize(told.block());
      case News.NewTransaction told -> SMALL + TransactionCodec.encodedSize(told.transaction());
      case News.OfMasternodes ignored -> SMALL;
    };
  }

  void add(long bytes) {
    waiting += bytes;
  }

  boolean isSpent() {
    return waiting >= most;
  }

  long waiting() {
    return waiting;
  }
}
