package org.timecoin.chain.crash;

import org.timecoin.chain.store.DamagedChain;
import org.timecoin.chain.store.Reindexing;
import org.timecoin.chain.store.TestDatabase;
import org.timecoin.chain.verify.Findings;
import org.timecoin.protocol.network.NetworkParameters;

/** A process that reindexes when that is due, from wherever it is, to be killed in the middle. */
public final class CrashingReindexer {

  private CrashingReindexer() {}

  /** Arguments: port, user, password and name of the database. */
  public static void main(String[] args) {
    try (TestDatabase database =
        TestDatabase.existing(Integer.parseInt(args[0]), args[1], args[2], args[3])) {
      Reindexing reindexing = database.reindexing(NetworkParameters.testnet());
      database.takeLease();
      if (reindexing.wanted().isPresent()) {
        var unused = reindexing.finish(new Findings(), DamagedChain.TO_THE_END).orElseThrow();
      }
    }
  }
}
