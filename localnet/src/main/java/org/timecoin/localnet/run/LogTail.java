package org.timecoin.localnet.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, without reading what may be megabytes before it. */
final class LogTail {
  private static final int BYTES_MAX = 64 * 1024;

  private LogTail() {}

  /** The last lines, at most so many and at most 64 KiB; none when there is no log. */
  static List<String> lines(Path log, int most) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long from = Math.max(0, file.length() - BYTES_MAX);
      byte[] end = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(end);
      List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - most), lines.size());
    } catch (IOException noLogYet) {
      return List.of();
    }
  }
}
