package org.timecoin.simulator.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timecoin.consensus.sign.Backing;
import org.timecoin.consensus.sign.InsertRule;
import org.timecoin.consensus.sign.StoreAnswer;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.consensus.sign.VoteRow;
import org.timecoin.simulator.Bug;

/** A vote table under the production rule for inserts, with the mistakes that can be made here. */
final class Rows {

  private static final long EPOCH = 1;

  private final Cast cast;
  private final InsertRule rule = new InsertRule();
  private final List<VoteIntent> rows;

  Rows(Cast cast, List<VoteIntent> rows) {
    this.cast = cast;
    this.rows = new ArrayList<>(rows);
  }

  /** What is left of the table after a crash. */
  static List<VoteIntent> afterCrash(Bug bug, List<VoteIntent> rows) {
    return bug == Bug.VOTES_LOST_AT_RESTART ? List.of() : rows;
  }

  /** What a voter reads of its table when it starts. */
  static List<VoteIntent> read(Bug bug, List<VoteIntent> rows) {
    return bug == Bug.INSERT_NOT_MONOTONE ? List.of() : rows;
  }

  List<VoteIntent> all() {
    return List.copyOf(rows);
  }

  /** Stores what an honest voter wants to sign, or says why not. */
  StoreAnswer store(VoteIntent wanted, int who) {
    Bug bug = cast.bound.bug();
    VoteIntent intent =
        bug == Bug.RUN_NOT_STORED
            ? new VoteIntent(wanted.statement(), wanted.voterSet(), Backing.NONE)
            : wanted;
    Optional<VoteRow> highest =
        rows.isEmpty() ? Optional.empty() : Optional.of(row(rows.getLast(), who));
    Optional<VoteIntent> same =
        rows.stream()
            .filter(one -> one.statement().position().equals(intent.statement().position()))
            .findFirst();
    StoreAnswer answer =
        bug == Bug.INSERT_NOT_MONOTONE
            ? StoreAnswer.STORED
            : rule.judge(row(intent, who), highest, same.map(one -> row(one, who)));
    if (answer.maySign() && same.isEmpty()) {
      rows.add(intent);
    }
    return answer;
  }

  private VoteRow row(VoteIntent intent, int who) {
    return new VoteRow(cast.key(cast.place(who)), cast.instance.parent().hash(), intent, EPOCH);
  }
}
