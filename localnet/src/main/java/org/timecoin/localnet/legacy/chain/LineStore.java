package org.timecoin.localnet.legacy.chain;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Lines in a temporary file with the offset of each in memory (8 bytes a line), so that a long
 * chain costs disk and not memory. Not safe for concurrent use; {@link LegacyChain} guards it.
 */
final class LineStore implements AutoCloseable {
  /** Enough for 190 years of Testnet; 80 MB of offsets. */
  static final int LINES_MAX = 10_000_000;

  private final FileChannel file;
  private long[] offsets = new long[1024];
  private int size;

  private LineStore(FileChannel file) {
    this.file = file;
  }

  static LineStore create() {
    try {
      Path path = Files.createTempFile("legacy-chain-", ".jsonl");
      return new LineStore(
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int size() {
    return size;
  }

  void append(byte[] line) {
    if (size == LINES_MAX) {
      throw new IllegalStateException("a chain of more than " + LINES_MAX + " blocks");
    }
    if (size + 1 == offsets.length) {
      offsets = Arrays.copyOf(offsets, offsets.length * 2);
    }
    try {
      writeFully(ByteBuffer.wrap(line), offsets[size]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    offsets[size + 1] = offsets[size] + line.length;
    size++;
  }

  byte[] read(int index) {
    ByteBuffer line = ByteBuffer.allocate((int) (offsets[index + 1] - offsets[index]));
    try {
      readFully(line, offsets[index]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.array();
  }

  /** Forgets the lines from {@code newSize} on. */
  void truncate(int newSize) {
    size = Math.min(size, newSize);
  }

  private void writeFully(ByteBuffer line, long at) throws IOException {
    long position = at;
    while (line.hasRemaining()) {
      position += file.write(line, position);
    }
  }

  private void readFully(ByteBuffer line, long at) throws IOException {
    while (line.hasRemaining()) {
      if (file.read(line, at + line.position()) < 0) {
        throw new EOFException("a temporary file was cut short");
      }
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
