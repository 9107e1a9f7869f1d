package org.timecoin.bench.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlicedRowsTest {

  @TempDir Path directory;

  @Test
  void rowsAreCutWhereTransactionsEnd() throws IOException {
    SlicedRows sliced = cut(List.of(3L, 5L, 9L), 1, 3, 4, 8, 9);

    assertThat(heights(sliced, 0)).containsExactly(1L, 3L);
    assertThat(heights(sliced, 1)).containsExactly(4L);
    assertThat(heights(sliced, 2)).containsExactly(8L, 9L);
  }

  @Test
  void aTransactionWithoutRowsHasNone() throws IOException {
    SlicedRows sliced = cut(List.of(3L, 5L, 9L), 1);

    assertThat(heights(sliced, 0)).containsExactly(1L);
    assertThat(sliced.slice(1)).isEmpty();
    assertThat(sliced.slice(2)).isEmpty();
  }

  @Test
  void otherBytesAreRefused() {
    assertThatThrownBy(() -> new BinaryRows(new ByteArrayInputStream(new byte[40])))
        .isInstanceOf(IOException.class);
  }

  private SlicedRows cut(List<Long> lastHeights, long... heights) throws IOException {
    ByteBuffer rows = ByteBuffer.allocate(1_000);
    for (long height : heights) {
      rows.putShort((short) 2).putInt(-1).putInt(Long.BYTES).putLong(height);
    }
    byte[] bytes = new byte[rows.position()];
    rows.flip().get(bytes);
    try (BinaryRows in = new BinaryRows(BinaryRows.stream(bytes))) {
      return SlicedRows.cut(in, 1, lastHeights, directory.resolve("rows"));
    }
  }

  private static List<Long> heights(SlicedRows sliced, int transaction) throws IOException {
    List<Long> heights = new ArrayList<>();
    try (BinaryRows in = new BinaryRows(sliced.slice(transaction).orElseThrow())) {
      for (Optional<BinaryRows.Row> row = in.next(1); row.isPresent(); row = in.next(1)) {
        heights.add(row.get().height());
      }
    }
    return heights;
  }
}
