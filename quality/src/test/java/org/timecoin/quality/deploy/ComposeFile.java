package org.timecoin.quality.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.timecoin.quality.tree.Modules;
import org.timecoin.quality.tree.Root;

/** docker-compose.yml and what must hold in it. */
record ComposeFile(JsonNode root) {

  private static final Set<String> FIELDS =
      Set.of(
          "build",
          "image",
          "entrypoint",
          "environment",
          "volumes",
          "tmpfs",
          "ports",
          "depends_on",
          "healthcheck",
          "restart",
          "stop_grace_period",
          "mem_limit");

  private static final String SETTINGS = ":/app/config/application.properties:ro";

  static ComposeFile of(String text) {
    return new ComposeFile(Yaml.document(text));
  }

  /** What is wrong; empty when nothing is. */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    root.path("services")
        .properties()
        .forEach(
            entry ->
                Stream.of(
                        unknownFields(entry.getValue()),
                        missingFiles(entry.getValue()),
                        missingNeighbours(entry.getValue()),
                        missingBuild(entry.getValue()))
                    .flatMap(found -> found)
                    .map(found -> entry.getKey() + ": " + found)
                    .forEach(complaints::add));
    running().stream()
        .filter(running -> !running.open().equals(running.publicPorts()))
        .map(r -> "%s publishes %s, not %s".formatted(r.name(), r.open(), r.publicPorts()))
        .forEach(complaints::add);
    complaints.addAll(RunningRules.complaints(running()));
    return complaints;
  }

  private static Stream<String> unknownFields(JsonNode service) {
    return service.properties().stream()
        .map(Map.Entry::getKey)
        .filter(field -> !FIELDS.contains(field))
        .map(field -> "unknown field " + field);
  }

  private static Stream<String> missingFiles(JsonNode service) {
    return mounts(service)
        .filter(mount -> mount.startsWith("./"))
        .map(mount -> mount.split(":", 2)[0])
        .filter(file -> !isFile(file))
        .map(file -> "there is no file " + file);
  }

  private static boolean isFile(String relative) {
    return Files.isRegularFile(Root.path().resolve(relative));
  }

  private Stream<String> missingNeighbours(JsonNode service) {
    return service.path("depends_on").properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> !root.path("services").has(name))
        .map(name -> "waits for " + name + ", which is not there");
  }

  private static Stream<String> missingBuild(JsonNode service) {
    String image = service.path("image").asText();
    String built = service.at("/build/args/SERVICE").asText();
    boolean ours = image.startsWith("timenode/");
    return ours && !image.startsWith("timenode/" + built + ":")
        ? Stream.of("builds " + built + " as " + image)
        : Stream.empty();
  }

  private static Stream<String> mounts(JsonNode service) {
    return Yaml.each(service.path("volumes")).map(JsonNode::asText);
  }

  /** Our own services; a step that runs another program isn't one. */
  List<Running> running() {
    return root.path("services").properties().stream()
        .filter(entry -> !entry.getValue().has("entrypoint"))
        .flatMap(entry -> running(entry.getKey(), entry.getValue()).stream())
        .toList();
  }

  private static Optional<Running> running(String name, JsonNode service) {
    Map<String, String> variables = new TreeMap<>();
    service
        .path("environment")
        .properties()
        .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
    Set<Integer> published =
        Yaml.each(service.path("ports"))
            .map(port -> port.asText().replaceFirst(".*:", ""))
            .map(Integer::valueOf)
            .collect(Collectors.toCollection(TreeSet::new));
    String file =
        mounts(service)
            .filter(mount -> mount.endsWith(SETTINGS))
            .map(mount -> mount.replace(SETTINGS, ""))
            .filter(ComposeFile::isFile)
            .map(Root::read)
            .findFirst()
            .orElse("");
    return Modules.inDirectory(service.at("/build/args/SERVICE").asText())
        .map(
            module ->
                new Running(
                    name, module, service.path("image").asText(), variables, file, published));
  }
}
