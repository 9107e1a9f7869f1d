package org.timecoin.localnet.legacy.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads one line after another from a stream. The legacy node reads lines of any length; this one
 * ends at a limit, so that a test tool cannot take the machine's memory.
 */
public final class LineReader {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final InputStream in;
  private final int lineBytesMax;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;

  /**
   * @param in where bytes come from; this reader buffers, so nobody else may read it
   * @param lineBytesMax the longest line read, without its newline
   */
  public LineReader(InputStream in, int lineBytesMax) {
    this.in = in;
    this.lineBytesMax = lineBytesMax;
  }

  /**
   * The next line without its newline. As in the legacy node, what stands before the end of the
   * stream counts as a line too.
   *
   * @return the line, or empty at the end of the stream
   * @throws LineTooLong when the limit is crossed
   * @throws IOException when the connection fails
   */
  public Optional<byte[]> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    while (true) {
      if (position == limit && !fill()) {
        return line.size() == 0 ? Optional.empty() : Optional.of(line.toByteArray());
      }
      int end = newlineOrLimit();
      if (line.size() + (end - position) > lineBytesMax) {
        throw new LineTooLong(lineBytesMax);
      }
      line.write(buffer, position, end - position);
      position = end;
      if (end < limit) {
        position++;
        return Optional.of(line.toByteArray());
      }
    }
  }

  private boolean fill() throws IOException {
    int read = in.read(buffer);
    position = 0;
    limit = Math.max(read, 0);
    return read > 0;
  }

  private int newlineOrLimit() {
    int end = position;
    while (end < limit && buffer[end] != '\n') {
      end++;
    }
    return end;
  }
}
