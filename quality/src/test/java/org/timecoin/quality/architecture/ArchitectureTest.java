package org.timecoin.quality.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.timecoin.quality.tree.Modules;
import org.timecoin.quality.tree.ProjectClasses;

/** The compiled project keeps its boundaries. */
class ArchitectureTest {

  static Stream<ArchRule> rules() {
    return Stream.of(
            ModuleRules.all().stream(),
            ServiceRules.all().stream(),
            Stream.of(SharedState.noStaticMutableState()))
        .flatMap(rules -> rules);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holds(ArchRule rule) {
    rule.check(ProjectClasses.all());
  }

  @Test
  void everyModuleWasRead() {
    assertThat(ProjectClasses.all())
        .extracting(type -> Modules.ofPackage(type.getPackageName()).orElseThrow())
        .contains(Modules.PROTOCOL, Modules.CONTRACTS, Modules.EMBEDDED);
  }
}
