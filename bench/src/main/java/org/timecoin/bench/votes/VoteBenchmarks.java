package org.timecoin.bench.votes;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.timecoin.protocol.vote.Signed;

/** One vote at a time, its sign bytes made anew each time. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class VoteBenchmarks {

  /** A vote signed, ready to send. */
  @Benchmark
  public Signed sign(Electorate electorate) {
    return electorate.election().signed();
  }

  /** A signature by the library alone. */
  @Benchmark
  public byte[] rawSign(RawSignatures raw) {
    return raw.sign();
  }

  /** A vote checked: that its key is a voter's, then the signature. */
  @Benchmark
  public boolean verify(Electorate electorate) {
    return electorate.election().isVote(electorate.vote());
  }

  /** A signature checked by the library alone. */
  @Benchmark
  public boolean rawVerify(RawSignatures raw) {
    return raw.verify();
  }
}
