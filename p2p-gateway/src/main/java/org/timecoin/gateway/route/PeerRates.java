package org.timecoin.gateway.route;

import org.timecoin.gateway.route.PeerRequest.Blocks;

/**
 * What one peer may ask and tell (protocol.md section 5, "Rates per peer"). A burst of two seconds'
 * worth is let through. Used by one thread; the time is passed in.
 */
public final class PeerRates {

  private static final double BURST_SECONDS = 2;

  private final TokenBucket blockRequests;
  private final TokenBucket otherRequests;
  private final TokenBucket blocks;
  private final TokenBucket transactions;
  private final TokenBucket masternodeNews;
  private final TokenBucket replyBytes;
  private final Endurance endurance;

  /** Nothing is used up. */
  public PeerRates(Limits limits, long nowMs) {
    this.blockRequests = bucket(limits.blockRequestsPerSecond(), nowMs);
    this.otherRequests = bucket(limits.requestsPerSecond(), nowMs);
    this.blocks = bucket(limits.blocksPerSecond(), nowMs);
    this.transactions = bucket(limits.transactionsPerSecond(), nowMs);
    this.masternodeNews = bucket(limits.masternodeMessagesPerSecond(), nowMs);
    this.replyBytes = bucket(limits.replyBytesPerSecond(), nowMs);
    this.endurance = new Endurance(limits.forgivenMs());
  }

  /** How much of each a second, and for how many milliseconds more is forgiven. */
  public record Limits(
      double blockRequestsPerSecond,
      double requestsPerSecond,
      double blocksPerSecond,
      double transactionsPerSecond,
      double masternodeMessagesPerSecond,
      double replyBytesPerSecond,
      long forgivenMs) {}

  private static TokenBucket bucket(double perSecond, long nowMs) {
    return new TokenBucket(perSecond, perSecond * BURST_SECONDS, nowMs);
  }

  /** Whether a request is within its rate; counts it when it is. */
  public boolean mayAsk(PeerRequest request, long nowMs) {
    return (request instanceof Blocks ? blockRequests : otherRequests).take(1, nowMs);
  }

  /** Whether news is within its rate; counts it when it is. */
  public boolean mayTell(News news, long nowMs) {
    return switch (news) {
      case News.NewBlock ignored -> blocks.take(1, nowMs);
      case News.NewTransaction ignored -> transactions.take(1, nowMs);
      case News.OfMasternodes ignored -> masternodeNews.take(1, nowMs);
    };
  }

  /** Notes that something over its rate was dropped; true when that has lasted too long. */
  public boolean droppedTooLong(long nowMs) {
    return endurance.dropped(nowMs);
  }

  /** Whether a block reply may be prepared now; else it waits. */
  public boolean mayReply(long nowMs) {
    return replyBytes.hasAny(nowMs);
  }

  /** Counts the bytes of a block reply. */
  public void replied(int bytes, long nowMs) {
    replyBytes.charge(bytes, nowMs);
  }
}
