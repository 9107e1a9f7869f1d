package org.timecoin.quality.deploy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.timecoin.quality.reference.KnownKeys;
import org.timecoin.quality.reference.Setting;
import org.timecoin.quality.reference.SettingCatalog;
import org.timecoin.quality.tree.Modules;
import org.timecoin.quality.tree.Root;

/** What must hold for services that run together, whatever runs them. */
final class RunningRules {

  private static final Pattern CLIENT =
      Pattern.compile("@GrpcClient\\(\"([a-z]+)\"\\)|quarkus\\.grpc\\.clients\\.([a-z]+)\\.");

  private static final Map<Modules, Set<String>> CLIENTS = clientsByService();

  private RunningRules() {}

  /** What is wrong; empty when nothing is. */
  static List<String> complaints(List<Running> together) {
    List<String> complaints = new ArrayList<>();
    for (Running running : together) {
      Stream.of(unknownKeys(running), missing(running), image(running), clients(running, together))
          .flatMap(found -> found)
          .map(found -> running.name() + ": " + found)
          .forEach(complaints::add);
    }
    return complaints;
  }

  private static Stream<String> unknownKeys(Running running) {
    KnownKeys known = KnownKeys.of(running.service());
    return Stream.concat(
        running.properties().stringPropertyNames().stream()
            .filter(key -> !known.hasKey(key))
            .map(key -> "nothing reads the key " + key),
        running.variables().keySet().stream()
            .filter(variable -> !known.hasVariable(variable))
            .map(variable -> "nothing reads the variable " + variable));
  }

  private static Stream<String> missing(Running running) {
    return Stream.concat(
            SettingCatalog.readBy(running.service()).stream()
                .filter(Setting::required)
                .map(Setting::key),
            Stream.of("kafka.bootstrap.servers", "quarkus.http.port", "quarkus.management.port"))
        .filter(key -> running.value(key).isEmpty())
        .map(key -> key + " is not set");
  }

  private static Stream<String> image(Running running) {
    String expected = "timenode/%s:%s".formatted(running.service().directory(), version());
    return running.image().equals(expected)
        ? Stream.empty()
        : Stream.of("runs " + running.image() + ", not " + expected);
  }

  /** The project's version, as the root pom says it. */
  static String version() {
    Matcher version =
        Pattern.compile("<artifactId>timenode</artifactId>\\s*<version>([^<]+)</version>")
            .matcher(Root.read("pom.xml"));
    if (!version.find()) {
      throw new IllegalStateException("the root pom has no version");
    }
    return version.group(1);
  }

  /** Every client that code or settings of a service name, or that this configuration sets. */
  private static Stream<String> clients(Running running, List<Running> together) {
    Set<String> asked = new TreeSet<>(CLIENTS.get(running.service()));
    running.properties().stringPropertyNames().forEach(key -> addClients(key, asked));
    return asked.stream().flatMap(name -> client(name, running, together).stream());
  }

  private static Optional<String> client(String name, Running running, List<Running> together) {
    String key = "quarkus.grpc.clients." + name;
    Optional<String> host = running.value(key + ".host");
    Optional<Integer> port = running.port(key + ".port");
    boolean reaches =
        together.stream()
            .filter(other -> host.equals(Optional.of(other.name())))
            .anyMatch(other -> port.equals(other.port("quarkus.http.port")));
    return reaches && host.equals(Optional.of(name))
        ? Optional.empty()
        : Optional.of("its client " + name + " is sent to " + host + " " + port);
  }

  private static Map<Modules, Set<String>> clientsByService() {
    Map<Modules, Set<String>> found = new EnumMap<>(Modules.class);
    for (Modules module : Modules.values()) {
      Set<String> clients = new TreeSet<>();
      Root.filesUnder(Root.path().resolve(module.directory()).resolve("src/main")).stream()
          .filter(file -> file.toString().matches(".*\\.(java|properties)"))
          .forEach(file -> addClients(Root.readFile(file), clients));
      found.put(module, clients);
    }
    return found;
  }

  private static void addClients(String text, Set<String> clients) {
    Matcher client = CLIENT.matcher(text);
    while (client.find()) {
      clients.add(client.group(1) == null ? client.group(2) : client.group(1));
    }
  }
}
