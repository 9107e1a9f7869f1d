package org.timecoin.chain.store;

import java.util.List;
import org.timecoin.chain.GoldenChain;
import org.timecoin.chain.apply.BlockApplier;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.protocol.network.NetworkParameters;

/** A process that imports the golden chain in small batches, to be killed in the middle of it. */
public final class CrashingImporter {

  private CrashingImporter() {}

  /** Arguments: port, user, password and name of the database, blocks in a batch. */
  public static void main(String[] args) {
    NetworkParameters testnet = NetworkParameters.testnet();
    try (TestDatabase database =
        TestDatabase.existing(Integer.parseInt(args[0]), args[1], args[2], args[3])) {
      database.open(testnet);
      BlockApplier applier = database.applier(testnet, Integer.parseInt(args[4]));
      List<Candidate> run =
          GoldenChain.blocks().stream()
              .skip(1)
              .map(block -> Candidate.of(block, GoldenChain.NOW))
              .toList();
      applier.apply(run, CommitNotes.NONE);
    }
  }
}
