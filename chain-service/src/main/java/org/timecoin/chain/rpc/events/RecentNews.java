package org.timecoin.chain.rpc.events;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The newest events of one incarnation, gapless and bounded, for all readers. What was heard before
 * is not heard again; behind a gap, and with another incarnation, it begins anew, and who misses
 * what lies before has to look into the log.
 */
final class RecentNews {

  private final int most;
  private final NavigableMap<Long, ChainNews> bySeq = new TreeMap<>();

  RecentNews(int most) {
    this.most = most;
  }

  /** Whether it is news. */
  synchronized boolean add(ChainNews news) {
    if (!isOf(news.incarnation())) {
      bySeq.clear();
    }
    if (!bySeq.isEmpty()) {
      if (news.seq() <= bySeq.lastKey()) {
        return false;
      }
      if (news.seq() > bySeq.lastKey() + 1) {
        bySeq.clear();
      }
    }
    bySeq.put(news.seq(), news);
    if (bySeq.size() > most) {
      bySeq.pollFirstEntry();
    }
    return true;
  }

  /** What follows an event, at most so many; empty when what follows it is not known here. */
  synchronized Optional<List<ChainNews>> after(EventCursor cursor, int max) {
    return !isOf(cursor.incarnation()) || bySeq.firstKey() > cursor.seq() + 1
        ? Optional.empty()
        : Optional.of(bySeq.tailMap(cursor.seq(), false).values().stream().limit(max).toList());
  }

  /** The newest of an incarnation; empty when none came yet. */
  synchronized Optional<ChainNews> last(String incarnation) {
    return isOf(incarnation) ? Optional.of(bySeq.lastEntry().getValue()) : Optional.empty();
  }

  private boolean isOf(String incarnation) {
    return !bySeq.isEmpty() && bySeq.lastEntry().getValue().incarnation().equals(incarnation);
  }
}
