package org.timecoin.quality.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.timecoin.quality.tree.Layout;

/** How the inside of a service is laid out: what decides knows nothing of what talks. */
final class ServiceRules {

  private ServiceRules() {}

  static List<ArchRule> all() {
    return List.of(
        domainIsPure(), sqlStaysInStore(), entitiesStayInStore(), storeKeepsItsEntities());
  }

  private static ArchRule domainIsPure() {
    return classes()
        .that(describe("are domain", type -> Layout.isDomain(type.getPackageName())))
        .should()
        .onlyDependOnClassesThat(
            describe("are the JDK, protocol or domain", ServiceRules::domainMayUse))
        .as("domain packages know the JDK, protocol and their own service's domain");
  }

  private static boolean domainMayUse(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    return name.isEmpty()
        || name.startsWith("java.")
        || name.startsWith("org.timecoin.protocol")
        || Layout.isDomain(name);
  }

  private static ArchRule sqlStaysInStore() {
    return noClasses()
        .that(describe("are a service outside store", ServiceRules::isServiceOutsideStore))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..",
            "javax.sql..",
            "io.vertx.sqlclient..",
            "io.vertx.pgclient..",
            "io.vertx.mutiny.sqlclient..",
            "io.vertx.mutiny.pgclient..",
            "io.agroal..",
            "org.flywaydb..",
            "jakarta.persistence..",
            "org.hibernate..")
        .as("SQL is spoken in store only");
  }

  private static ArchRule entitiesStayInStore() {
    return noClasses()
        .that(describe("are a service outside store", ServiceRules::isServiceOutsideStore))
        .should()
        .dependOnClassesThat()
        .areAnnotatedWith("jakarta.persistence.Entity")
        .as("entities never leave store");
  }

  private static ArchRule storeKeepsItsEntities() {
    return classes()
        .that()
        .areAnnotatedWith("jakarta.persistence.Entity")
        .should()
        .resideInAPackage("org.timecoin.*.store..")
        .as("entities live in store");
  }

  private static boolean isServiceOutsideStore(JavaClass type) {
    return Layout.isService(type.getPackageName())
        && !Layout.area(type.getPackageName()).equals("store");
  }
}
