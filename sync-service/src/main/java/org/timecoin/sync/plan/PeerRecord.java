package org.timecoin.sync.plan;

import java.util.stream.LongStream;

/** What we know of one peer from asking it. */
final class PeerRecord {

  /**
   * What a peer that was never asked is taken for: better than a slow one, worse than a fast one.
   */
  private static final double UNKNOWN_BLOCKS_PER_SECOND = 100;

  /** Weight of the newest answer in the running speed. */
  private static final double NEWEST = 0.3;

  /** Closing on a request for no more than this is a failure to deliver. */
  private static final int SMALL_RANGE = 12;

  /** So many answers in a row, and a peer that once closed is trusted with twice as much. */
  private static final int ANSWERS_TO_GROW = 16;

  private final PlanTimes times;
  private boolean connected;
  private long height;
  private int inFlight;
  private int patienceMs;
  private double blocksPerSecond = UNKNOWN_BLOCKS_PER_SECOND;
  private long lastAnswerMs = Long.MIN_VALUE;
  private int undelivered;
  private int contested;
  private int rangeMost = Integer.MAX_VALUE;
  private int answersInFull;
  private long ceiling = Long.MAX_VALUE;
  private long ceilingUntilMs = Long.MIN_VALUE;
  private int boasts;
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
    if (rangeMost < Integer.MAX_VALUE / 2 && ++answersInFull >= ANSWERS_TO_GROW) {
      answersInFull = 0;
      rangeMost *= 2;
    }
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

  /**
   * Its connection broke on a request for so many blocks: the next asks for half. It counts as a
   * failure only when little was asked for, and requests that fall together count once.
   */
  void closed(long nowMs, long sentMs, int blocks, int undeliveredMost) {
    rangeMost = Math.max(1, Math.min(rangeMost, blocks) / 2);
    answersInFull = 0;
    if (blocks <= SMALL_RANGE && sentMs >= lastFailureMs) {
      failed(nowMs, undeliveredMost);
    }
  }

  /**
   * It answered that it has nothing from a height on. For a while it is believed to have what lies
   * below and no more; each time it turns out so again, for longer.
   */
  void lacks(long nowMs, long first) {
    if (ceilingUntilMs == Long.MIN_VALUE) {
      ceilingUntilMs = nowMs + doubled(boasts++);
    }
    ceiling = Math.min(ceiling, first - 1);
  }

  private int doubled(int before) {
    return Math.min(times.exclusionMost(), times.exclusionFirst() << Math.min(before, 5));
  }

  /** It failed to deliver a range. */
  void failed(long nowMs, int undeliveredMost) {
    lastFailureMs = nowMs;
    undelivered++;
    if (undelivered >= undeliveredMost) {
      exclude(nowMs, doubled(exclusions++));
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

  /** Ends what has run out: after an exclusion the peer has one more chance, not two. */
  void refresh(long nowMs, int undeliveredMost) {
    if (excludedUntilMs != Long.MIN_VALUE && nowMs >= excludedUntilMs) {
      excludedUntilMs = Long.MIN_VALUE;
      undelivered = undeliveredMost - 1;
    }
    if (ceilingUntilMs != Long.MIN_VALUE && nowMs >= ceilingUntilMs) {
      ceilingUntilMs = Long.MIN_VALUE;
      ceiling = Long.MAX_VALUE;
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

  /** The height it is believed to have. */
  long height() {
    return Math.min(height, ceiling);
  }

  /** Most blocks to ask it for at once. */
  int rangeMost() {
    return rangeMost;
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

  /** When more of it may be believed or asked than now. */
  LongStream changes() {
    return LongStream.of(excludedUntilMs, ceilingUntilMs);
  }
}
