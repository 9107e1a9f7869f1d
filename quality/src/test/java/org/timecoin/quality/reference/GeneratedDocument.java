package org.timecoin.quality.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.timecoin.quality.tree.Root;

/** A document that the code decides: compared on every build, rewritten on request. */
final class GeneratedDocument {

  private GeneratedDocument() {}

  /** Fails when a file differs from what the code says now. */
  static void check(Path file, String expected, boolean update) {
    if (update) {
      write(file, expected);
    }
    assertThat(Files.exists(file) ? Root.readFile(file) : "")
        .as("%s is out of date; build once with -Dtimenode.update=true", file.getFileName())
        .isEqualTo(expected);
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
