package org.timecoin.localnet.chainfile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.timecoin.localnet.UserError;
import org.timecoin.protocol.wire.ChainLine;
import org.timecoin.protocol.wire.WireFault;

/** Reads a chain file line by line; one line is in memory. */
final class LineReader implements AutoCloseable {

  /** No block in the form of the wire is longer. */
  private static final int LINE_BYTES_MAX = 16 << 20;

  private final Path file;
  private final InputStream in;
  private long number;

  private LineReader(Path file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  /**
   * Opens a file; one whose name ends in {@code .gz} is unpacked.
   *
   * @throws UserError when it can't be read
   */
  static LineReader open(Path file) {
    try {
      InputStream raw = new BufferedInputStream(Files.newInputStream(file));
      boolean packed = file.toString().endsWith(".gz");
      return new LineReader(file, packed ? new BufferedInputStream(new GZIPInputStream(raw)) : raw);
    } catch (IOException e) {
      throw new UserError("Cannot read " + file + " (" + e + "); name a file of block lines.", e);
    }
  }

  /** Number of the last line, from 1. */
  long number() {
    return number;
  }

  /**
   * The next line; empty at the end of the file.
   *
   * @throws UserError when it is neither a block nor a certificate
   */
  Optional<ChainLine> next() {
    number++;
    try {
      Optional<byte[]> line = line();
      return line.isEmpty() ? Optional.empty() : Optional.of(ChainLine.decode(line.get()));
    } catch (WireFault e) {
      throw broken(
          "is neither a block nor a certificate (%s at byte %d)".formatted(e.reason(), e.offset()));
    } catch (IOException e) {
      throw broken("cannot be read (" + e.getMessage() + ")");
    }
  }

  private Optional<byte[]> line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    while (next >= 0 && next != '\n') {
      if (line.size() == LINE_BYTES_MAX) {
        throw broken("is longer than any block");
      }
      line.write(next);
      next = in.read();
    }
    return Optional.of(line.toByteArray());
  }

  /** What is wrong with the last line, and what to do. */
  UserError broken(String what) {
    return new UserError(
        "Line %d of %s %s; what was imported before it is kept. Export the file again, or leave out what follows."
            .formatted(number, file, what));
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      // It was only read.
      number = -1;
    }
  }
}
