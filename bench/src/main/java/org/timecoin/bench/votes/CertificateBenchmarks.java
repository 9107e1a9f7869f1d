package org.timecoin.bench.votes;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.timecoin.protocol.vote.QuorumCheck;

/** Whole certificates, for each number of voters. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CertificateBenchmarks {

  /** A certificate among voters that are known. */
  @Benchmark
  public QuorumCheck certificate(Electorate electorate) {
    return electorate.election().checked(electorate.election().set());
  }

  /** A certificate whose voters are seen for the first time, as in sync at every change of them. */
  @Benchmark
  public QuorumCheck newSet(Electorate electorate) {
    return electorate.election().checked(electorate.election().newSet());
  }

  /** As many signatures by the library alone. */
  @Benchmark
  public boolean raw(RawSignatures raw) {
    return raw.verifyAll();
  }
}
