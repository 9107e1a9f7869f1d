package org.timecoin.quality.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.timecoin.quality.tree.Modules;
import org.timecoin.quality.tree.Root;

class PomRulesTest {

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QUALITY")
  void everyPomKeepsTheRules(Modules module) {
    assertThat(PomRules.complaints(module, Root.read(module.directory() + "/pom.xml"))).isEmpty();
  }

  private static List<String> complaints(Modules module, String group, String rest) {
    String pom =
        "<project><dependencies><dependency><groupId>%s</groupId>%s</dependency></dependencies></project>"
            .formatted(group, rest);
    return PomRules.complaints(module, pom);
  }

  @Test
  void aServiceThatDependsOnAnother() {
    String chain = "<artifactId>chain-service</artifactId>";
    assertThat(complaints(Modules.SYNC, "org.timecoin", chain))
        .containsExactly("sync-service may not depend on chain-service");
    assertThat(complaints(Modules.SYNC, "org.timecoin", chain + "<scope>test</scope>")).hasSize(1);
  }

  @Test
  void embeddedServersAreForTests() {
    String embedded = "<artifactId>embedded</artifactId>";
    assertThat(complaints(Modules.CHAIN, "org.timecoin", embedded)).hasSize(1);
    assertThat(complaints(Modules.CHAIN, "org.timecoin", embedded + "<scope>test</scope>"))
        .isEmpty();
  }

  @Test
  void aVersionOutsideTheRootPom() {
    String versioned = "<artifactId>picocli</artifactId><version>4.7.7</version>";
    assertThat(complaints(Modules.LOCALNET, "info.picocli", versioned)).hasSize(1);
  }

  @Test
  void aBrokerInAService() {
    String broker = "<artifactId>kafka_2.13</artifactId>";
    assertThat(complaints(Modules.CHAIN, "org.apache.kafka", broker)).hasSize(1);
    assertThat(complaints(Modules.EMBEDDED, "org.apache.kafka", broker)).isEmpty();
  }
}
