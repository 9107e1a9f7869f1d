package org.timecoin.quality.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.timecoin.quality.tree.Modules;

/** Which module may know which (the architecture's table "Modules"), and no cycles in any. */
final class ModuleRules {

  private ModuleRules() {}

  static List<ArchRule> all() {
    return Stream.concat(
            Arrays.stream(Modules.values()).map(ModuleRules::direction),
            Stream.of(protocolIsPure(), embeddedStandsAlone(), noCycles()))
        .toList();
  }

  private static ArchRule direction(Modules module) {
    return noClasses()
        .that()
        .resideInAPackage(module.basePackage() + "..")
        .should()
        .dependOnClassesThat(
            describe(
                "belong to modules that " + module.directory() + " may not know",
                type -> isForbidden(module, type)))
        .as(module.directory() + " knows only the modules below it");
  }

  private static boolean isForbidden(Modules module, JavaClass used) {
    return Modules.ofPackage(used.getPackageName()).filter(o -> !module.mayUse(o)).isPresent();
  }

  private static ArchRule protocolIsPure() {
    return classes()
        .that()
        .resideInAPackage("org.timecoin.protocol..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "javax.crypto..", "org.bouncycastle..", "org.timecoin.protocol..", "")
        .as("protocol is the JDK and BouncyCastle's primitives");
  }

  private static ArchRule embeddedStandsAlone() {
    return noClasses()
        .that()
        .resideInAPackage("org.timecoin.embedded..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.quarkus..", "io.vertx..", "io.smallrye..", "jakarta..")
        .as("the embedded servers need no framework");
  }

  private static ArchRule noCycles() {
    return slices()
        .assignedFrom(new OnePackageEach())
        .should()
        .beFreeOfCycles()
        .as("no package is in an import cycle");
  }

  /** Every package is a slice of its own. */
  private static final class OnePackageEach implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }
}
