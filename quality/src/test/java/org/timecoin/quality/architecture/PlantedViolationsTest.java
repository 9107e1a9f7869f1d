package org.timecoin.quality.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every rule of the architecture finds the violation planted for it, and finds no other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedViolationsTest {

  private static final String CHANGING = "no static field holds what can change";

  private final Map<String, String> declarations = new HashMap<>();
  private final Map<String, String> ruleOf = new HashMap<>();
  private JavaClasses classes;

  @BeforeAll
  void compile(@TempDir Path directory) {
    plantWhatIsAllowed();
    plantWrongDirections();
    plantWrongLayers();
    plantSharedState();
    classes = PlantedClasses.compile(directory, declarations);
  }

  private void allowed(String name, String declaration) {
    declarations.put(name, declaration);
  }

  private void breaks(String rule, String name, String declaration) {
    declarations.put(name, declaration);
    ruleOf.put(name, rule);
  }

  private void plantWhatIsAllowed() {
    allowed("io.vertx.core.Vertx", "public class Vertx {}");
    allowed("jakarta.persistence.Entity", "public @interface Entity {}");
    allowed("org.timecoin.protocol.reward.Split", "public record Split(long amount) {}");
    allowed(
        "org.timecoin.chain.rules.Rule",
        "import org.timecoin.protocol.reward.Split;"
            + "public record Rule(Split split, Split[] more) {"
            + " private static final int[] TABLE = {1}; int a() { return TABLE[0]; } }");
    allowed(
        "org.timecoin.chain.store.Rows",
        "public class Rows { java.sql.Connection c; org.timecoin.chain.rules.Rule r; }");
    allowed("org.timecoin.chain.store.Coin", "@jakarta.persistence.Entity public class Coin {}");
  }

  private void plantWrongDirections() {
    breaks(
        "sync-service knows only the modules below it",
        "org.timecoin.sync.api.KnowsAnother",
        "class KnowsAnother { org.timecoin.chain.store.Rows rows; }");
    breaks(
        "protocol is the JDK and BouncyCastle's primitives",
        "org.timecoin.protocol.wire.Framework",
        "class Framework { io.vertx.core.Vertx v; }");
    breaks(
        "the embedded servers need no framework",
        "org.timecoin.embedded.Loop",
        "class Loop { io.vertx.core.Vertx vertx; }");
    breaks(
        "no package is in an import cycle",
        "org.timecoin.gateway.peer.There",
        "public class There { org.timecoin.gateway.route.Back back; }");
    allowed(
        "org.timecoin.gateway.route.Back",
        "public class Back { org.timecoin.gateway.peer.There there; }");
  }

  private void plantWrongLayers() {
    breaks(
        "domain packages know the JDK, protocol and their own service's domain",
        "org.timecoin.sync.plan.Talks",
        "class Talks { io.vertx.core.Vertx v; }");
    breaks(
        "SQL is spoken in store only",
        "org.timecoin.chain.api.Query",
        "class Query { java.sql.Connection c; }");
    breaks(
        "entities live in store",
        "org.timecoin.chain.store2.Misplaced",
        "@jakarta.persistence.Entity public class Misplaced {}");
    breaks(
        "entities never leave store",
        "org.timecoin.chain.api.Leaked",
        "class Leaked { org.timecoin.chain.store.Coin coin; }");
  }

  private void plantSharedState() {
    breaks(CHANGING, "org.timecoin.protocol.key.Counter", "class Counter { static int n; }");
    breaks(
        CHANGING,
        "org.timecoin.protocol.key.Cache",
        "class Cache { static final java.util.HashMap<String, String> M = null; }");
    breaks(
        CHANGING,
        "org.timecoin.protocol.key.Atomic",
        "class Atomic { static final java.util.concurrent.atomic.AtomicLong N = null; }");
    breaks(
        CHANGING,
        "org.timecoin.protocol.key.OpenTable",
        "class OpenTable { static final int[] T={}; }");
  }

  private List<String> rulesThatName(String type) {
    List<String> rules = new ArrayList<>();
    for (ArchRule rule : ArchitectureTest.rules().toList()) {
      List<String> details = rule.evaluate(classes).getFailureReport().getDetails();
      if (details.stream().anyMatch(detail -> detail.contains("<" + type))) {
        rules.add(rule.getDescription());
      }
    }
    return rules;
  }

  @Test
  void everyPlantedViolationIsFoundByItsRule() {
    ruleOf.forEach((type, rule) -> assertThat(rulesThatName(type)).as(type).contains(rule));
  }

  @Test
  void everyRuleHasAViolationPlantedForIt() {
    assertThat(ArchitectureTest.rules().map(ArchRule::getDescription))
        .filteredOn(rule -> !rule.endsWith("knows only the modules below it"))
        .isSubsetOf(ruleOf.values());
  }

  @Test
  void whatIsAllowedIsNotFound() {
    assertThat(rulesThatName("org.timecoin.chain.rules.Rule")).isEmpty();
    assertThat(rulesThatName("org.timecoin.protocol.reward.Split")).isEmpty();
  }
}
