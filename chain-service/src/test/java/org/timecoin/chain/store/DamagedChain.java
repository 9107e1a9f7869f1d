package org.timecoin.chain.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.timecoin.chain.CertifiedDevnet;
import org.timecoin.chain.GoldenChain;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.verify.Course;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.network.NetworkParameters;

/** Stored chains that are good, and what a bad disk does to them. */
public final class DamagedChain {

  /** Blocks of the golden chain that are stored; some of them spend. */
  public static final int BLOCKS = 400;

  /** Never ends early. */
  public static final Course TO_THE_END =
      new Course() {
        @Override
        public void at(long height) {}

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  private DamagedChain() {}

  /** The first blocks of the golden chain. */
  public static TestDatabase golden() {
    TestDatabase database = TestDatabase.opened(NetworkParameters.testnet());
    List<Candidate> run =
        goldenBlocks().stream().skip(1).map(block -> Candidate.of(block, GoldenChain.NOW)).toList();
    assertThat(
            database
                .applier(NetworkParameters.testnet(), 100)
                .apply(run, CommitNotes.NONE)
                .refusal())
        .isEmpty();
    return database;
  }

  public static List<Block> goldenBlocks() {
    return GoldenChain.blocks().subList(0, BLOCKS + 1);
  }

  /** Three certified runs of 5, 1 and 3 blocks. */
  public static TestDatabase certified(CertifiedDevnet devnet) {
    TestDatabase database = TestDatabase.opened(devnet.parameters());
    List<Candidate> all = new ArrayList<>();
    Candidate last = Candidate.of(devnet.parameters().genesis(), 0);
    for (int blocks : List.of(5, 1, 3)) {
      List<Candidate> run = devnet.run(last.asTip(), blocks);
      all.addAll(devnet.certified(run, devnet.voters()));
      last = run.getLast();
    }
    assertThat(database.applier(devnet.parameters(), 100).apply(all, CommitNotes.NONE).refusal())
        .isEmpty();
    return database;
  }

  /** Changes rows as a disk would, which asks no trigger. */
  public static void damage(TestDatabase database, String sql) {
    database
        .pool()
        .withTransaction(
            connection ->
                connection.query("SET LOCAL session_replication_role = replica; " + sql).execute())
        .await()
        .atMost(TestDatabase.PATIENCE);
  }
}
