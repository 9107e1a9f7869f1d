package org.timecoin.quality.tree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's root directory, named by the build in the property {@code timenode.root}. */
public final class Root {

  private Root() {}

  /** The root as an absolute path. */
  public static Path path() {
    String root = System.getProperty("timenode.root", "..");
    return Path.of(root).toAbsolutePath().normalize();
  }

  /** The text of a file under the root. */
  public static String read(String relative) {
    return readFile(path().resolve(relative));
  }

  /** Whether this run may rewrite baselines and generated documents ({@code -Dtimenode.update}). */
  public static boolean updating() {
    String update = System.getProperty("timenode.update", "false");
    return update.isEmpty() || Boolean.parseBoolean(update);
  }

  /** The regular files below a directory, sorted; none when there is no such directory. */
  public static List<Path> filesUnder(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of any file. */
  public static String readFile(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
