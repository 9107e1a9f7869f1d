package org.timecoin.bench.chain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.timecoin.localnet.legacy.generate.ChainBuilder;

/** Makes up the blocks of stretches, signatures and all, in a JVM of its own. */
public final class MakeChainMain {

  private MakeChainMain() {}

  /** The file for the result, a directory for a file of each stretch, and the stretches. */
  public static void main(String[] arguments) throws IOException {
    List<String> given = List.of(arguments);
    Path directory = Path.of(given.get(1));
    List<String> rest = given.subList(2, given.size());
    ChainBuilder builder = new ChainBuilder(Stretch.of(rest).plan());
    for (int from = 0; from < rest.size(); from += 4) {
      write(builder, Stretch.of(rest.subList(from, from + 4)), directory);
    }
    Files.writeString(Path.of(given.get(0)), "");
  }

  private static void write(ChainBuilder builder, Stretch stretch, Path directory)
      throws IOException {
    builder.follow(stretch.plan());
    try (ChainFile.Writer out = new ChainFile.Writer(file(directory, stretch))) {
      for (int i = 0; i < stretch.blocks(); i++) {
        out.add(builder.next());
      }
    }
  }

  static Path file(Path directory, Stretch stretch) {
    return directory.resolve(stretch.name() + ".blocks");
  }
}
