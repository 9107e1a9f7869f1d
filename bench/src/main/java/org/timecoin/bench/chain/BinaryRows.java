package org.timecoin.bench.chain;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.timecoin.protocol.bytes.ByteString;

/**
 * The binary form of COPY taken apart into its rows: a header, then each row as the number of its
 * fields and each field behind its length, then a trailer.
 */
final class BinaryRows implements AutoCloseable {

  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final byte[] TRAILER = {(byte) 0xff, (byte) 0xff};

  private final DataInputStream in;

  /** One row. */
  record Row(ByteString bytes, long height) {}

  BinaryRows(InputStream in) throws IOException {
    this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
    if (!Arrays.equals(this.in.readNBytes(HEADER.length), HEADER)) {
      throw new IOException("not COPY's binary form");
    }
  }

  /** The next row, one field of which, counted from 0, is the height; nothing at the end. */
  Optional<Row> next(int heightField) throws IOException {
    int fields = in.readShort();
    if (fields < 0) {
      return Optional.empty();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream row = new DataOutputStream(bytes);
    row.writeShort(fields);
    long height = 0;
    for (int i = 0; i < fields; i++) {
      int length = in.readInt();
      row.writeInt(length);
      byte[] field = in.readNBytes(Math.max(0, length));
      row.write(field);
      height = i == heightField ? ByteBuffer.wrap(field).getLong() : height;
    }
    return Optional.of(new Row(ByteString.of(bytes.toByteArray()), height));
  }

  /** Rows, one behind the other, as COPY takes them. */
  static InputStream stream(byte[] rows) {
    return new SequenceInputStream(
        Collections.enumeration(
            List.of(
                new ByteArrayInputStream(HEADER),
                new ByteArrayInputStream(rows),
                new ByteArrayInputStream(TRAILER))));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
