package org.timecoin.quality.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timecoin.quality.tree.Modules;
import org.timecoin.quality.tree.Root;

/** Links between our documents lead somewhere. */
class LinksTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

  private static List<Path> documents() {
    Path root = Root.path();
    Stream<Path> top =
        Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "k8s/base/README.md")
            .map(root::resolve);
    Stream<Path> modules =
        Stream.of(Modules.values()).map(m -> root.resolve(m.directory()).resolve("README.md"));
    return Stream.of(top, modules, Root.filesUnder(root.resolve("docs")).stream())
        .flatMap(files -> files)
        .filter(Files::isRegularFile)
        .toList();
  }

  private static List<String> brokenLinks(Path document) {
    List<String> broken = new ArrayList<>();
    Matcher link = LINK.matcher(Root.readFile(document));
    while (link.find()) {
      if (!Files.exists(document.resolveSibling(link.group(1)))) {
        broken.add(document.getFileName() + " -> " + link.group(1));
      }
    }
    return broken;
  }

  @Test
  void everyLinkLeadsSomewhere() {
    assertThat(documents()).isNotEmpty().flatExtracting(LinksTest::brokenLinks).isEmpty();
  }

  @Test
  void aBrokenLinkIsFound(@TempDir Path directory) throws IOException {
    Path document = Files.writeString(directory.resolve("a.md"), "[b](b.md) [a](a.md#x)");
    assertThat(brokenLinks(document)).containsExactly("a.md -> b.md");
  }
}
