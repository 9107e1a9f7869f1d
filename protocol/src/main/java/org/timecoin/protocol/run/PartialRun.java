package org.timecoin.protocol.run;

import java.util.ArrayList;
import java.util.List;
import org.timecoin.protocol.bytes.ByteString;

/** What has come of one run from one sender, in order from part 0 on. */
final class PartialRun {

  private final RunName name;
  private final int parts;
  private final List<ByteString> came = new ArrayList<>();

  PartialRun(RunName name, int parts) {
    this.name = name;
    this.parts = parts;
  }

  RunName name() {
    return name;
  }

  /** Keeps a part of this run if it is the next one. */
  PartOutcome add(RunPart part) {
    if (part.parts() != parts) {
      return PartOutcome.CONTRADICTION;
    }
    if (part.part() < came.size()) {
      boolean same = came.get(part.part()).equals(part.content());
      return same ? PartOutcome.DUPLICATE : PartOutcome.CONTRADICTION;
    }
    if (part.part() > came.size()) {
      return PartOutcome.GAP;
    }
    came.add(part.content());
    return part.isLast() ? PartOutcome.COMPLETE : PartOutcome.KEPT;
  }

  /** The whole run, when the last part has come. */
  ByteString joined() {
    return ByteString.concat(came);
  }

  long bytes() {
    return came.stream().mapToLong(ByteString::length).sum();
  }
}
