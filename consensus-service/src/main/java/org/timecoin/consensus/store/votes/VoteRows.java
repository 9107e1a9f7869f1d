package org.timecoin.consensus.store.votes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.timecoin.consensus.sign.Backing;
import org.timecoin.consensus.sign.VoteIntent;
import org.timecoin.consensus.sign.VoteRow;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Run;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/**
 * The votes of one key on one network, with the runs behind them.
 *
 * @param session the connection
 * @param key whose
 * @param genesis the network's
 */
record VoteRows(Session session, PublicKey key, Hash genesis) {

  private static final String SELECT =
      "SELECT parent_height, parent_hash, round, step, value, valid_round, voter_set, epoch,"
          + " run_value, prevotes FROM consensus.vote WHERE public_key = ? AND genesis = ?";

  private static final String INSERT =
      """
      INSERT INTO consensus.vote (public_key, genesis, parent_height, round, step, parent_hash,
        voter_set, value, valid_round, epoch, run_value, prevotes)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

  private static final String INSERT_RUN =
      """
      INSERT INTO consensus.vote_run
        (public_key, value, parent_height, parent_hash, blocks, due, content)
      VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

  /** The row for the same parent height, round and step, without its run. */
  Optional<VoteRow> same(Statement wanted) throws SQLException {
    return session.first(
        SELECT + " AND parent_height = ? AND round = ? AND step = ?",
        row -> read(row, value -> Optional.empty()),
        key,
        genesis,
        wanted.parent().height(),
        wanted.round(),
        wanted.step().code());
  }

  /** The highest row, without its run. */
  Optional<VoteRow> highest() throws SQLException {
    return session.first(
        SELECT + " ORDER BY parent_height DESC, round DESC, step DESC LIMIT 1",
        row -> read(row, value -> Optional.empty()),
        key,
        genesis);
  }

  /** The rows of the highest parent height, lowest first; equal runs are one object. */
  List<VoteRow> highestInstance() throws SQLException {
    List<VoteRow> found = new ArrayList<>();
    Optional<VoteRow> highest = highest();
    if (highest.isPresent()) {
      long height = highest.get().intent().statement().parent().height();
      Map<Hash, Run> runs = runs(height);
      session.each(
          SELECT + " AND parent_height = ? ORDER BY round, step",
          row -> found.add(read(row, value -> Optional.of(required(runs, value)))),
          key,
          genesis,
          height);
    }
    return found;
  }

  private Map<Hash, Run> runs(long parentHeight) throws SQLException {
    Map<Hash, Run> runs = new HashMap<>();
    session.each(
        "SELECT value, parent_height, parent_hash, blocks, due, content FROM consensus.vote_run"
            + " WHERE public_key = ? AND parent_height = ?",
        row -> {
          Run run = run(row);
          runs.put(run.value(), run);
          return true;
        },
        key,
        parentHeight);
    return runs;
  }

  /** A lock without its run can't be acted on: better to say so than to forget the lock. */
  private static Run required(Map<Hash, Run> runs, Hash value) {
    return Optional.ofNullable(runs.get(value))
        .orElseThrow(() -> new IllegalStateException("the run " + value + " of a vote is missing"));
  }

  private static Run run(ResultSet row) throws SQLException {
    return new Run(
        Hash.of(row.getBytes(1)),
        new Parent(row.getLong(2), Hash.of(row.getBytes(3))),
        row.getInt(4),
        row.getLong(5),
        ByteString.of(row.getBytes(6)));
  }

  private VoteRow read(ResultSet row, Function<Hash, Optional<Run>> runs) throws SQLException {
    Statement statement =
        new Statement(
            new Parent(row.getLong(1), Hash.of(row.getBytes(2))),
            row.getInt(3),
            step(row.getInt(4)),
            Hash.of(row.getBytes(5)),
            row.getInt(6));
    Optional<Run> run = Optional.ofNullable(row.getBytes(9)).map(Hash::of).flatMap(runs);
    Backing backing = new Backing(run, BackingBytes.decode(row.getBytes(10)));
    VoteIntent intent = new VoteIntent(statement, Hash.of(row.getBytes(7)), backing);
    return new VoteRow(key, genesis, intent, row.getLong(8));
  }

  private static VoteStep step(int code) {
    return Arrays.stream(VoteStep.values())
        .filter(step -> step.code() == code)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there is no step " + code));
  }

  /** Adds a row with its run; the database refuses one that isn't the highest. */
  void insert(VoteRow row) throws SQLException {
    Backing backing = row.intent().backing();
    if (backing.run().isPresent()) {
      insert(backing.run().get());
    }
    Statement said = row.intent().statement();
    session.change(
        INSERT,
        key,
        genesis,
        said.parent().height(),
        said.round(),
        said.step().code(),
        said.parent().hash(),
        row.intent().voterSet(),
        said.value(),
        said.validRound(),
        row.epoch(),
        backing.run().map(Run::value),
        BackingBytes.encode(backing.prevotes()));
  }

  private void insert(Run run) throws SQLException {
    session.change(
        INSERT_RUN,
        key,
        run.value(),
        run.parent().height(),
        run.parent().hash(),
        run.blocks(),
        run.due(),
        run.content().bytes());
  }

  /** Deletes the runs of decided instances; their votes stay. */
  void forgetRunsBelow(long parentHeight) throws SQLException {
    session.change(
        "DELETE FROM consensus.vote_run WHERE public_key = ? AND parent_height < ?",
        key,
        parentHeight);
  }
}
