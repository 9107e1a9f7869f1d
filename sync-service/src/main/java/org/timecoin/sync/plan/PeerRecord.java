package org.timecoin.sync.plan;

/** What we know of one peer from asking it. */
final class PeerRecord {

  /** What a peer that was never asked is taken for: better than a slow one, worse than a fast one. */
  private static final double UNKNOWN_BLOCKS_PER_SECOND = 100;

  /** Weight of the newest answer in the running speed. */
  private static final double NEWEST = 0.3;

  private final PlanTimes times;
  private boolean connected;
  private long height;
  private int inFlight;
  private int patienceMs;
  private double blocksPerSecond = UNKNOWN_BLOCKS_PER_SECOND;
  private long lastAnswerMs = Long.MIN_VALUE;
  private int undelivered;
  private int contested;
  private long lastFailureMs = Long.MIN_VALUE;
  private int exclusions;
  private long excludedUntilMs = Long.MIN_VALUE;

  PeerRecord(PlanTimes times) {
    this.times = times;
    this.patienceMs = times.patienceFirst();
  }

  void claims(long claimedHeight) {
    connected = true;
    height = claimedHeight;
  }

  void gone() {
    connected = false;
  }

  void asked() {
    inFlight++;
  }

  void ended() {
    inFlight--;
  }

  /** It answered {@code blocks} to a request sent at {@code sentMs}. */
  void answered(long nowMs, long sentMs, int blocks) {
    long tookMs = Math.max(1, nowMs - waitingSince(sentMs));
    blocksPerSecond += NEWEST * (blocks * 1000.0 / tookMs - blocksPerSecond);
    lastAnswerMs = nowMs;
    patienceMs = Math.max(times.patienceFirst(), patienceMs / 2);
  }

  /** It let this patience pass. Requests that wait together double it once. */
  void silent(int passedMs) {
    patienceMs = Math.max(patienceMs, Math.min(times.patienceMost(), passedMs * 2));
  }

  /** Something of it was applied: it is what it says. */
  void proved() {
    undelivered = 0;
    contested = 0;
    exclusions = 0;
  }

  /** Two neighbouring ranges don't link, and this one served one of them. */
  void contested() {
    contested++;
  }

  /** Its connection broke: the requests that were under way on it fail together and count once. */
  void closed(long nowMs, long sentMs, int undeliveredMost) {
    if (sentMs >= lastFailureMs) {
      failed(nowMs, undeliveredMost);
    }
  }

  /** It failed to deliver a range. */
  void failed(long nowMs, int undeliveredMost) {
    lastFailureMs = nowMs;
    undelivered++;
    if (undelivered >= undeliveredMost) {
      int doubled = times.exclusionFirst() << Math.min(exclusions, 16);
      exclude(nowMs, Math.min(times.exclusionMost(), doubled));
      exclusions++;
    }
  }

  /** What it served was proven wrong. */
  void proven(long nowMs, int undeliveredMost) {
    undelivered = undeliveredMost;
    exclude(nowMs, times.exclusionMost());
  }

  private void exclude(long nowMs, int forMs) {
    excludedUntilMs = Math.max(excludedUntilMs, nowMs + forMs);
  }

  /** Lets an exclusion that has run out end: the peer gets one more chance, not two. */
  void refresh(long nowMs, int undeliveredMost) {
    if (excludedUntilMs != Long.MIN_VALUE && nowMs >= excludedUntilMs) {
      excludedUntilMs = Long.MIN_VALUE;
      undelivered = undeliveredMost - 1;
    }
  }

  boolean isExcluded(long nowMs) {
    return nowMs < excludedUntilMs;
  }

  /** Since when an answer to a request sent at {@code sentMs} is owed: peers answer in order. */
  long waitingSince(long sentMs) {
    return Math.max(sentMs, lastAnswerMs);
  }

  /** Higher is better: its speed, shared by what it has to do already, lowered by its failures. */
  double score() {
    return blocksPerSecond / (1 + inFlight) / (1 + undelivered + contested);
  }

  boolean isConnected() {
    return connected;
  }

  long height() {
    return height;
  }

  int inFlight() {
    return inFlight;
  }

  int patienceMs() {
    return patienceMs;
  }

  int undelivered() {
    return undelivered;
  }

  long excludedUntilMs() {
    return excludedUntilMs;
  }
}
