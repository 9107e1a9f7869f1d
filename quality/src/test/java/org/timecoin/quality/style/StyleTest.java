package org.timecoin.quality.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.timecoin.quality.ratchet.Exemption;
import org.timecoin.quality.ratchet.Ratchet;
import org.timecoin.quality.ratchet.Violation;
import org.timecoin.quality.tree.JavaSource;
import org.timecoin.quality.tree.ProjectTree;
import org.timecoin.quality.tree.Root;

/** The whole tree keeps the rules of style, but for what quality/exemptions.txt allows. */
class StyleTest {

  @Test
  void theTreeKeepsTheRules() {
    List<JavaSource> sources = ProjectTree.ofProject().sources();
    List<Violation> violations =
        StyleCheck.all().stream()
            .flatMap(check -> sources.stream().flatMap(source -> check.inspect(source).stream()))
            .toList();
    Ratchet ratchet = new Ratchet(Exemption.parse(Root.read("quality/exemptions.txt")));
    assertThat(ratchet.complaints(violations)).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    List<JavaSource> production = ProjectTree.ofProject().production();
    Set<String> described =
        production.stream()
            .filter(source -> source.fileName().equals("package-info.java"))
            .map(JavaSource::packageName)
            .collect(Collectors.toSet());
    assertThat(production).extracting(JavaSource::packageName).allMatch(described::contains);
  }
}
