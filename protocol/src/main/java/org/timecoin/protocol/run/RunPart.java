package org.timecoin.protocol.run;

import java.util.List;
import java.util.stream.IntStream;
import org.timecoin.protocol.block.RunCodec;
import org.timecoin.protocol.bytes.ByteString;

/**
 * A piece of a run's binary form as it travels (docs/protocol.md, "Parts of a run"). Every part but
 * the last has exactly {@link #BYTES} bytes, so there is one way to cut a run, and nobody has to
 * believe a size: 16 parts are 4 MiB.
 *
 * @param part which it is, from 0 on
 * @param parts how many the run has, 1 to 16
 * @param content 1 to 256 KiB
 */
public record RunPart(int part, int parts, ByteString content) {

  /** Bytes of every part but the last: 256 KiB, so that votes pass between the parts. */
  public static final int BYTES = 256 << 10;

  /** More parts are never needed. */
  public static final int PARTS_MOST = RunCodec.BYTES_MOST / BYTES;

  /** Refuses what {@link #isNumbered} or {@link #isSized} do: IllegalArgumentException. */
  public RunPart {
    if (!isNumbered(part, parts) || !isSized(part, parts, content.length())) {
      throw new IllegalArgumentException(
          "part " + part + " of " + parts + " with " + content.length() + " bytes");
    }
  }

  /** Whether a part can have this number; unsigned, so that anything read may be asked about. */
  public static boolean isNumbered(int part, int parts) {
    return part >= 0 && part < parts && parts <= PARTS_MOST;
  }

  /** Whether a part with this number has so many bytes. */
  public static boolean isSized(int part, int parts, int bytes) {
    return part == parts - 1 ? bytes >= 1 && bytes <= BYTES : bytes == BYTES;
  }

  /**
   * The parts of a run in order.
   *
   * @param run its binary form: 1 byte to 4 MiB, else an IllegalArgumentException
   */
  public static List<RunPart> split(ByteString run) {
    int parts = Math.ceilDiv(run.length(), BYTES);
    if (parts == 0 || parts > PARTS_MOST) {
      throw new IllegalArgumentException("a run of " + run.length() + " bytes");
    }
    return IntStream.range(0, parts).mapToObj(part -> cut(run, part, parts)).toList();
  }

  private static RunPart cut(ByteString run, int part, int parts) {
    int from = part * BYTES;
    return new RunPart(part, parts, run.slice(from, Math.min(BYTES, run.length() - from)));
  }

  /** Whether a run ends with it. */
  public boolean isLast() {
    return part == parts - 1;
  }
}
