package org.timecoin.quality.architecture;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.timecoin.quality.tree.Modules;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a module's pom.xml may say: modules below it, no versions, no Kafka broker in a service. */
final class PomRules {

  private PomRules() {}

  /** One dependency as written. */
  private record Dependency(String group, String artifact, String version, String scope) {

    static Dependency of(Element element) {
      return new Dependency(
          child(element, "groupId"),
          child(element, "artifactId"),
          child(element, "version"),
          child(element, "scope"));
    }

    private static String child(Element parent, String name) {
      NodeList found = parent.getElementsByTagName(name);
      return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }
  }

  /** What is wrong with a module's pom; empty when nothing is. */
  static List<String> complaints(Modules module, String pom) {
    List<String> complaints = new ArrayList<>();
    for (Dependency dependency : dependencies(pom)) {
      if (!dependency.version().isEmpty() && !dependency.version().startsWith("${")) {
        complaints.add(dependency.artifact() + " names a version; versions stand in the root pom");
      }
      if (module.isService() && dependency.artifact().startsWith("kafka_")) {
        complaints.add("a service must not carry the Kafka broker");
      }
      boolean forbidden =
          Modules.inDirectory(dependency.artifact()).filter(o -> !module.mayUse(o)).isPresent();
      if (dependency.group().equals("org.timecoin") && forbidden && !isTestOnly(dependency)) {
        complaints.add(module.directory() + " may not depend on " + dependency.artifact());
      }
    }
    return complaints;
  }

  private static boolean isTestOnly(Dependency dependency) {
    // Another service is out of bounds even for tests: they meet over gRPC and Kafka only.
    boolean service =
        Modules.inDirectory(dependency.artifact()).filter(Modules::isService).isPresent();
    return dependency.scope().equals("test") && !service;
  }

  private static List<Dependency> dependencies(String pom) {
    try {
      NodeList elements =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(pom.getBytes(StandardCharsets.UTF_8)))
              .getElementsByTagName("dependency");
      List<Dependency> found = new ArrayList<>();
      for (int i = 0; i < elements.getLength(); i++) {
        found.add(Dependency.of((Element) elements.item(i)));
      }
      return found;
    } catch (ParserConfigurationException | SAXException | java.io.IOException e) {
      throw new IllegalArgumentException("not a pom: " + e.getMessage(), e);
    }
  }
}
