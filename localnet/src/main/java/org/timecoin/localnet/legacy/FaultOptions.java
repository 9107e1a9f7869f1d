package org.timecoin.localnet.legacy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The faults of a peer as command-line options. */
final class FaultOptions {
  @Option(names = "--no-ack", description = "an older node that knows no Ack")
  private boolean noAck;

  @Option(names = "--garbage", description = "answer block requests with a line that is no JSON")
  private boolean garbage;

  @Option(names = "--silent", description = "don't answer block requests")
  private boolean silent;

  @Option(names = "--claim", description = "say this height whatever the true one")
  private Optional<Long> claim = Optional.empty();

  @Option(names = "--delay-ms", description = "milliseconds waited before each answer")
  private Optional<Long> delayMs = Optional.empty();

  @Option(names = "--drop-after", description = "close a connection after this many answers")
  private Optional<Integer> dropAfter = Optional.empty();

  @Option(names = "--chunk-bytes", description = "send answers in pieces of this size")
  private Optional<Integer> chunkBytes = Optional.empty();

  @Option(names = "--stall-after-bytes", description = "stop in the middle of a block answer")
  private Optional<Integer> stallAfterBytes = Optional.empty();

  @Option(names = "--prefix", description = "answer with at most this many blocks")
  private Optional<Integer> prefix = Optional.empty();

  @Option(names = "--shift", description = "answer with blocks this much higher than asked")
  private Optional<Long> shift = Optional.empty();

  /** What was given, in no particular order. */
  List<Fault> given() {
    List<Fault> faults = new ArrayList<>();
    if (noAck) {
      faults.add(new Fault.NoAck());
    }
    if (garbage) {
      faults.add(new Fault.Garbage());
    }
    if (silent) {
      faults.add(new Fault.Silent());
    }
    claim.map(Fault.ClaimedHeight::new).ifPresent(faults::add);
    delayMs.map(Duration::ofMillis).map(Fault.Delay::new).ifPresent(faults::add);
    dropAfter.map(Fault.DropAfter::new).ifPresent(faults::add);
    chunkBytes.map(bytes -> new Fault.Chunks(Math.max(1, bytes))).ifPresent(faults::add);
    stallAfterBytes.map(Fault.StallAfter::new).ifPresent(faults::add);
    prefix.map(Fault.Prefix::new).ifPresent(faults::add);
    shift.map(Fault.Shifted::new).ifPresent(faults::add);
    return faults;
  }
}
