package org.timecoin.bench;

import java.util.List;
import org.timecoin.bench.chain.ImportBench;
import org.timecoin.bench.chain.ReorgBench;
import org.timecoin.bench.codec.CodecBench;
import org.timecoin.bench.explore.ExploreBench;
import org.timecoin.bench.simulate.SimulateBench;
import org.timecoin.bench.sync.SyncBench;
import org.timecoin.bench.votes.VotesBench;

/** Where {@code ./timenode bench} goes. */
public final class BenchMain {
  private BenchMain() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  static int execute(String... arguments) {
    return BenchCommand.commandLine(
            List.of(
                new SyncBench(),
                new ImportBench(),
                new ReorgBench(),
                new CodecBench(),
                new VotesBench(),
                SimulateBench.usual(),
                new ExploreBench()))
        .execute(arguments);
  }
}
