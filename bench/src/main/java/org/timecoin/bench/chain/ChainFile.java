package org.timecoin.bench.chain;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockCodec;

/** Blocks in a file, the binary form of each behind its length; read from its start to its end. */
final class ChainFile implements AutoCloseable {

  private static final int BUFFER_BYTES = 256 * 1024;

  private final DataInputStream in;

  private ChainFile(DataInputStream in) {
    this.in = in;
  }

  static ChainFile open(Path file) {
    try {
      return new ChainFile(
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next blocks, at most so many and so many bytes, but one; none at the end. */
  List<byte[]> next(int most, int bytesMost) {
    List<byte[]> blocks = new ArrayList<>(most);
    try {
      int bytes = 0;
      while (blocks.size() < most && bytes < bytesMost) {
        blocks.add(in.readNBytes(in.readInt()));
        bytes += blocks.getLast().length;
      }
    } catch (EOFException end) {
      return blocks;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return blocks;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes such a file. */
  static final class Writer implements AutoCloseable {
    private final DataOutputStream out;

    Writer(Path file) throws IOException {
      out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES));
    }

    void add(Block block) throws IOException {
      byte[] bincode = BlockCodec.encode(block);
      out.writeInt(bincode.length);
      out.write(bincode);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
