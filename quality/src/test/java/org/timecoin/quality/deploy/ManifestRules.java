package org.timecoin.quality.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must fit together in k8s/base: references, selectors, ports and probes. */
final class ManifestRules {

  private final Manifests manifests;
  private final List<String> complaints = new ArrayList<>();

  private ManifestRules(Manifests manifests) {
    this.manifests = manifests;
  }

  /** What is wrong; empty when nothing is. */
  static List<String> complaints(Manifests manifests) {
    ManifestRules rules = new ManifestRules(manifests);
    rules.everyFileIsUsed();
    manifests.workloads().forEach(rules::workload);
    manifests.objects("Service").forEach(rules::service);
    manifests.running().forEach(rules::ports);
    return rules.complaints;
  }

  private void complainUnless(boolean holds, JsonNode object, String message) {
    if (!holds) {
      complaints.add(
          object.path("kind").asText()
              + " "
              + object.at("/metadata/name").asText()
              + ": "
              + message);
    }
  }

  private void everyFileIsUsed() {
    JsonNode kustomization = manifests.kustomization();
    Set<String> used = new TreeSet<>(Set.of("kustomization.yaml", "README.md"));
    Yaml.each(kustomization.path("resources")).forEach(file -> used.add(file.asText()));
    Yaml.each(kustomization.path("configMapGenerator"))
        .flatMap(generator -> Yaml.each(generator.path("files")))
        .forEach(file -> used.add(file.asText().split("=", 2)[1]));
    Set<String> present = new TreeSet<>(manifests.files().keySet());
    present.add("README.md");
    if (!used.equals(present)) {
      complaints.add("kustomization.yaml names %s, there are %s".formatted(used, present));
    }
  }

  private void workload(JsonNode workload) {
    JsonNode selector = workload.at("/spec/selector/matchLabels");
    JsonNode labels = workload.at("/spec/template/metadata/labels");
    boolean job = workload.path("kind").asText().equals("Job");
    complainUnless(job || isSubset(selector, labels), workload, "its selector misses its own pods");
    String service = workload.at("/spec/serviceName").asText("");
    boolean exists =
        manifests.objects("Service").stream()
            .anyMatch(s -> s.at("/metadata/name").asText().equals(service));
    complainUnless(service.isEmpty() || exists, workload, "there is no Service " + service);
    Manifests.configMaps(workload)
        .forEach(
            name ->
                complainUnless(
                    manifests.generated(name).isPresent(), workload, "nothing makes " + name));
    Yaml.each(workload.at("/spec/template/spec/containers"))
        .forEach(container -> container(workload, container));
  }

  private void container(JsonNode workload, JsonNode container) {
    Set<String> volumes =
        Stream.concat(
                Yaml.each(workload.at("/spec/template/spec/volumes")).map(v -> v.path("name")),
                Yaml.each(workload.at("/spec/volumeClaimTemplates"))
                    .map(v -> v.at("/metadata/name")))
            .map(JsonNode::asText)
            .collect(Collectors.toSet());
    Yaml.each(container.path("volumeMounts"))
        .map(mount -> mount.path("name").asText())
        .forEach(
            name -> complainUnless(volumes.contains(name), workload, "there is no volume " + name));
    complainUnless(
        container.at("/resources/limits/memory").isTextual(), workload, "has no memory limit");
    if (container.path("image").asText().startsWith("timenode/") && !container.has("command")) {
      probe(workload, container, "startupProbe", "/q/health/live");
      probe(workload, container, "livenessProbe", "/q/health/live");
      probe(workload, container, "readinessProbe", "/q/health/ready");
    }
  }

  private void probe(JsonNode workload, JsonNode container, String probe, String path) {
    JsonNode request = container.path(probe).path("httpGet");
    boolean right =
        request.path("path").asText().equals(path)
            && request.path("port").asText().equals("management");
    complainUnless(right, workload, probe + " does not ask the management port for " + path);
  }

  private void service(JsonNode service) {
    JsonNode selector = service.at("/spec/selector");
    List<JsonNode> selected =
        manifests.workloads().stream()
            .filter(w -> isSubset(selector, w.at("/spec/template/metadata/labels")))
            .toList();
    complainUnless(selected.size() == 1, service, "selects " + selected.size() + " workloads");
    Set<String> ports =
        selected.stream()
            .flatMap(w -> Yaml.each(w.at("/spec/template/spec/containers")))
            .flatMap(container -> Yaml.each(container.path("ports")))
            .map(port -> port.path("name").asText() + " " + port.path("containerPort").asText())
            .collect(Collectors.toSet());
    Yaml.each(service.at("/spec/ports"))
        .map(p -> p.path("targetPort").asText() + " " + p.path("port").asText())
        .forEach(
            port -> complainUnless(ports.contains(port), service, "its pods have no port " + port));
  }

  private void ports(Running running) {
    if (!Objects.equals(running.open(), running.listening())) {
      complaints.add(
          "%s declares ports %s, its configuration listens on %s"
              .formatted(running.name(), running.open(), running.listening()));
    }
  }

  private static boolean isSubset(JsonNode selector, JsonNode labels) {
    return !selector.isEmpty()
        && selector.properties().stream()
            .allMatch(entry -> entry.getValue().equals(labels.path(entry.getKey())));
  }
}
