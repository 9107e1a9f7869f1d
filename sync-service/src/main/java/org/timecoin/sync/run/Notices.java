package org.timecoin.sync.run;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jboss.logging.Logger;
import org.timecoin.protocol.rules.Rule;
import org.timecoin.sync.plan.Action;

/**
 * What is found about a peer that nobody is blamed for, said once per peer and height: it would be
 * found again at every try.
 */
final class Notices {

  private static final Logger LOG = Logger.getLogger(Notices.class);

  /** So many are remembered; a peer forgotten is named again. */
  private static final int REMEMBERED = 1_024;

  private final Set<Notice> said = new LinkedHashSet<>();

  private record Notice(String peer, long height, String what) {}

  /** A block breaks the rule of the future by so little that our clock may be wrong. */
  void aheadOfOurClock(Action.Fetch fetch, String rule, String detail) {
    if (isNew(new Notice(fetch.peer(), fetch.range().first(), rule))) {
      LOG.warnf(
          "%s broke %s, or our clock is slow: not taken, not counted (%s)",
          fetch.peer(), rule, detail);
    }
  }

  /** A peer's blocks are linked and not ours. */
  void otherBranch(Action.OtherBranch other) {
    if (isNew(new Notice(other.peer(), other.height(), "another branch"))) {
      LOG.warnf(
          "%s serves another branch from height %d or below; branches are not switched yet",
          other.peer(), other.height());
    }
  }

  /** A peer's block follows nothing we know. */
  void unlinked(Action.Unlinked unlinked) {
    String rule = Rule.WRONG_PREVIOUS_HASH.wireName();
    if (isNew(new Notice(unlinked.peer(), unlinked.height(), rule))) {
      LOG.warnf(
          "%s broke %s at block %d, or is on another branch and doesn't show it: not counted",
          unlinked.peer(), rule, unlinked.height());
    }
  }

  private boolean isNew(Notice notice) {
    boolean isNew = said.add(notice);
    if (said.size() > REMEMBERED) {
      said.remove(said.iterator().next());
    }
    return isNew;
  }
}
