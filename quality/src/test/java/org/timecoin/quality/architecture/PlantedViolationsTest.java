package org.timecoin.quality.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every rule of the architecture finds the violation planted for it. */
class PlantedViolationsTest {

  @TempDir private Path directory;

  private PlantedClasses plant(String name, String declaration) {
    return new PlantedClasses(directory.resolve(name)).with(name, declaration);
  }

  private static List<String> broken(PlantedClasses planted) {
    JavaClasses classes = planted.compiled();
    return ArchitectureTest.rules()
        .filter(rule -> rule.evaluate(classes).hasViolation())
        .map(rule -> rule.getDescription())
        .toList();
  }

  @Test
  void cleanClassesBreakNothing() {
    PlantedClasses clean =
        plant("org.timecoin.protocol.reward.Split", "public record Split(long amount) {}")
            .with(
                "org.timecoin.chain.rules.Rule",
                "import org.timecoin.protocol.reward.Split;"
                    + "public record Rule(Split split, Split[] more) {"
                    + " private static final int[] TABLE = {1}; int a() { return TABLE[0]; } }")
            .with(
                "org.timecoin.chain.store.Rows",
                "public class Rows { java.sql.Connection c; org.timecoin.chain.rules.Rule r; }");
    assertThat(broken(clean)).isEmpty();
  }

  @Test
  void aServiceThatKnowsAnother() {
    PlantedClasses planted =
        plant("org.timecoin.chain.api.Tip", "public interface Tip {}")
            .with("org.timecoin.sync.api.Mine", "class Mine { org.timecoin.chain.api.Tip tip; }");
    assertThat(broken(planted)).containsExactly("sync-service knows only the modules below it");
  }

  @Test
  void protocolThatKnowsAFramework() {
    PlantedClasses planted =
        plant("org.timecoin.protocol.wire.Sock", "class Sock { io.vertx.core.Vertx v; }")
            .with("io.vertx.core.Vertx", "public class Vertx {}");
    assertThat(broken(planted))
        .containsExactly("protocol is the JDK and BouncyCastle's primitives");
  }

  @Test
  void embeddedServersWithAFramework() {
    PlantedClasses planted =
        plant("org.timecoin.embedded.Loop", "class Loop { io.vertx.core.Vertx vertx; }")
            .with("io.vertx.core.Vertx", "public class Vertx {}");
    assertThat(broken(planted)).containsExactly("the embedded servers need no framework");
  }

  @Test
  void packagesInACycle() {
    PlantedClasses planted =
        plant("org.timecoin.gateway.peer.A", "public class A { org.timecoin.gateway.route.B b; }")
            .with(
                "org.timecoin.gateway.route.B",
                "public class B { org.timecoin.gateway.peer.A a; }");
    assertThat(broken(planted)).containsExactly("no package is in an import cycle");
  }

  @Test
  void aDecisionThatTalks() {
    PlantedClasses planted =
        plant("org.timecoin.sync.plan.Gap", "class Gap { io.smallrye.mutiny.Uni u; }")
            .with("io.smallrye.mutiny.Uni", "public class Uni {}");
    assertThat(broken(planted))
        .containsExactly("domain packages know the JDK, protocol and their own service's domain");
  }

  @Test
  void sqlOutsideStore() {
    PlantedClasses planted =
        plant("org.timecoin.chain.api.Query", "class Query { java.sql.Connection c; }");
    assertThat(broken(planted)).containsExactly("SQL is spoken in store only");
  }

  @Test
  void entitiesOutsideStore() {
    String annotation = "public @interface Entity {}";
    PlantedClasses misplaced =
        plant("org.timecoin.chain.api.Row", "@jakarta.persistence.Entity public class Row {}")
            .with("jakarta.persistence.Entity", annotation);
    assertThat(broken(misplaced)).contains("entities live in store");
    PlantedClasses leaked =
        plant("org.timecoin.chain.store.Row", "@jakarta.persistence.Entity public class Row {}")
            .with("jakarta.persistence.Entity", annotation)
            .with("org.timecoin.chain.api.Use", "class Use { org.timecoin.chain.store.Row row; }");
    assertThat(broken(leaked)).containsExactly("entities never leave store");
  }

  @Test
  void staticStateThatChanges() {
    String rule = "no static field holds what can change";
    assertThat(broken(plant("org.timecoin.protocol.key.A", "class A { static int n; }")))
        .containsExactly(rule);
    String map = "class B { static final java.util.HashMap<String, String> M = null; }";
    assertThat(broken(plant("org.timecoin.protocol.key.B", map))).containsExactly(rule);
    String counter = "class C { static final java.util.concurrent.atomic.AtomicLong N = null; }";
    assertThat(broken(plant("org.timecoin.protocol.key.C", counter))).containsExactly(rule);
    assertThat(broken(plant("org.timecoin.protocol.key.D", "class D { static final int[] T={}; }")))
        .containsExactly(rule);
  }
}
