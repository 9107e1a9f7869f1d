package org.timecoin.bench.chain;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of one table in a file, those of one transaction one behind the other.
 *
 * @param ends where the rows of each transaction end in the file
 */
record SlicedRows(Path file, List<Long> ends) {

  SlicedRows {
    ends = List.copyOf(ends);
  }

  /**
   * Cuts rows that are in the order of their heights.
   *
   * @param lastHeights of each transaction
   */
  static SlicedRows cut(BinaryRows rows, int heightField, List<Long> lastHeights, Path file)
      throws IOException {
    List<Long> ends = new ArrayList<>();
    long written = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (Optional<BinaryRows.Row> row = rows.next(heightField);
          row.isPresent();
          row = rows.next(heightField)) {
        while (row.get().height() > lastHeights.get(ends.size())) {
          ends.add(written);
        }
        out.write(row.get().bytes().bytes());
        written += row.get().bytes().length();
      }
    }
    while (ends.size() < lastHeights.size()) {
      ends.add(written);
    }
    return new SlicedRows(file, ends);
  }

  /** The rows of a transaction, as COPY takes them; nothing when it has none. */
  Optional<InputStream> slice(int transaction) throws IOException {
    long from = transaction == 0 ? 0 : ends.get(transaction - 1);
    byte[] rows = new byte[Math.toIntExact(ends.get(transaction) - from)];
    if (rows.length == 0) {
      return Optional.empty();
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(from);
      in.readFully(rows);
    }
    return Optional.of(BinaryRows.stream(rows));
  }
}
