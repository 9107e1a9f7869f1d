package org.timecoin.bench.votes;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.timecoin.protocol.vote.Signed;

/** An election for each number of voters. */
@State(Scope.Benchmark)
public class Electorate {

  /** How many voters. */
  @Param({"4", "10", "100"})
  public int voters;

  private Election election = Election.of(1);
  private Signed vote = election.signed();

  /** Makes keys, set, vote and certificate. */
  @Setup
  public void make() {
    election = Election.of(voters);
    vote = election.signed();
  }

  Election election() {
    return election;
  }

  Signed vote() {
    return vote;
  }
}
