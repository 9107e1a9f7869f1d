package org.timecoin.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresProgramsTest {
  @TempDir Path home;

  @Test
  void severalAtOnceShareOneCopy() throws Exception {
    Callable<Path> unpack = () -> PostgresPrograms.unpack(home);
    try (var threads = Executors.newFixedThreadPool(3)) {
      List<Path> places =
          threads.invokeAll(List.of(unpack, unpack, unpack)).stream()
              .map(Future::resultNow)
              .toList();

      assertThat(places).containsOnly(places.getFirst());
    }
    Path bin = PostgresPrograms.unpack(home);
    assertThat(Files.isExecutable(bin.resolve("postgres"))).isTrue();
    assertThat(bin.resolve("../lib/libpq.so.5").toRealPath()).isRegularFile();
    try (var entries = Files.list(home)) {
      assertThat(entries.filter(Files::isDirectory)).hasSize(1);
    }
  }

  @Test
  void aHalfUnpackedCopyIsReplaced() throws Exception {
    Path bin = PostgresPrograms.unpack(home);
    Path whole = bin.getParent();
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    Files.move(whole, part);
    Files.delete(part.resolve("bin/postgres"));

    assertThat(PostgresPrograms.unpack(home).resolve("postgres")).isRegularFile();
    assertThat(part).doesNotExist();
  }
}
