package org.timecoin.chain.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A node of a plan that PostgreSQL explains as JSON. */
record PlanNode(String type, Optional<String> table, Optional<String> index, List<PlanNode> below) {

  PlanNode {
    below = List.copyOf(below);
  }

  static PlanNode of(JsonNode json) {
    List<PlanNode> below = new ArrayList<>();
    StreamSupport.stream(json.path("Plans").spliterator(), false)
        .map(PlanNode::of)
        .forEach(below::add);
    return new PlanNode(
        json.get("Node Type").textValue()
            + (json.path("Scan Direction").asText().equals("Backward") ? " Backward" : ""),
        Optional.ofNullable(json.get("Relation Name")).map(JsonNode::textValue),
        Optional.ofNullable(json.get("Index Name")).map(JsonNode::textValue),
        below);
  }

  Stream<PlanNode> all() {
    return Stream.concat(Stream.of(this), below.stream().flatMap(PlanNode::all));
  }

  /** The tables that are read from end to end. */
  List<String> scanned() {
    return all()
        .filter(node -> node.type().equals("Seq Scan"))
        .flatMap(node -> node.table().stream())
        .toList();
  }

  /** The plan on one line, outermost first. */
  String line() {
    String own = type + index.or(() -> table).map(name -> " " + name).orElse("");
    return switch (below.size()) {
      case 0 -> own;
      case 1 -> own + " < " + below.getFirst().line();
      default ->
          own + below.stream().map(PlanNode::line).collect(Collectors.joining("; ", " (", ")"));
    };
  }
}
