package org.timecoin.quality.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.timecoin.quality.tree.Modules;
import org.timecoin.quality.tree.Root;

/**
 * The files of k8s/base, by name from that directory, and what they describe.
 *
 * @param files text by name
 */
record Manifests(Map<String, String> files) {

  /** As they are in the project. */
  static Manifests ofProject() {
    Path base = Root.path().resolve("k8s/base");
    Map<String, String> files = new TreeMap<>();
    Root.filesUnder(base)
        .forEach(file -> files.put(base.relativize(file).toString(), Root.readFile(file)));
    return new Manifests(files);
  }

  /** The same with one piece of text replaced, to show that a rule sees it. */
  Manifests with(String file, String text, String other) {
    if (!files.get(file).contains(text)) {
      throw new IllegalArgumentException(file + " does not contain " + text);
    }
    Map<String, String> changed = new LinkedHashMap<>(files);
    changed.put(file, files.get(file).replace(text, other));
    return new Manifests(changed);
  }

  /** What puts the files together. */
  JsonNode kustomization() {
    return Yaml.document(files.get("kustomization.yaml"));
  }

  /** Every object, in no order. */
  List<JsonNode> objects() {
    return files.entrySet().stream()
        .filter(file -> file.getKey().matches("[^/]+\\.yaml"))
        .filter(file -> !file.getKey().equals("kustomization.yaml"))
        .flatMap(file -> Yaml.documents(file.getValue()).stream())
        .toList();
  }

  /** The objects of a kind. */
  List<JsonNode> objects(String kind) {
    return objects().stream().filter(o -> o.path("kind").asText().equals(kind)).toList();
  }

  /** What runs pods. */
  List<JsonNode> workloads() {
    return objects().stream().filter(o -> o.at("/spec/template").isObject()).toList();
  }

  /** The file behind a generated ConfigMap, as {@code name in the pod=file here}. */
  Optional<String> generated(String configMap) {
    return Yaml.each(kustomization().path("configMapGenerator"))
        .filter(generator -> generator.path("name").asText().equals(configMap))
        .map(generator -> generator.at("/files/0").asText())
        .findFirst();
  }

  /** Our own services among the workloads; a step that runs another program isn't one. */
  List<Running> running() {
    List<Running> running = new ArrayList<>();
    for (JsonNode workload : workloads()) {
      JsonNode container = workload.at("/spec/template/spec/containers/0");
      String image = container.path("image").asText();
      Modules.inDirectory(image.replaceFirst("^timenode/", "").replaceFirst(":.*", ""))
          .filter(service -> !container.has("command"))
          .ifPresent(service -> running.add(running(workload, container, service)));
    }
    return running;
  }

  private Running running(JsonNode workload, JsonNode container, Modules service) {
    Map<String, String> variables = new TreeMap<>();
    Yaml.each(container.path("env"))
        .forEach(e -> variables.put(e.path("name").asText(), e.path("value").asText("")));
    TreeSet<Integer> ports = new TreeSet<>();
    Yaml.each(container.path("ports")).forEach(p -> ports.add(p.path("containerPort").asInt()));
    String file =
        configMaps(workload)
            .map(name -> generated(name).orElse("="))
            .map(source -> files.getOrDefault(source.split("=", 2)[1], ""))
            .findFirst()
            .orElse("");
    return new Running(
        workload.at("/metadata/name").asText(),
        service,
        container.path("image").asText(),
        variables,
        file,
        ports);
  }

  /** The ConfigMaps that a workload mounts. */
  static Stream<String> configMaps(JsonNode workload) {
    return Yaml.each(workload.at("/spec/template/spec/volumes"))
        .filter(volume -> volume.has("configMap"))
        .map(volume -> volume.at("/configMap/name").asText());
  }
}
