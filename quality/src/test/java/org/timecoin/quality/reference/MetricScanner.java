package org.timecoin.quality.reference;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.timecoin.quality.tree.JavaSource;

/**
 * Finds the metrics that a service's class {@code …Metrics} makes. The convention it reads: a name
 * is a literal, after the constant PREFIX or whole; what it counts is said by its description, by
 * the second argument of a helper, or by the comment on the method that counts.
 */
final class MetricScanner extends TreePathScanner<Void, SortedMap<String, MetricEntry>> {

  private static final Map<String, String> KIND_OF_METHOD =
      Map.ofEntries(
          Map.entry("Counter.builder", "counter"),
          Map.entry("FunctionCounter.builder", "counter"),
          Map.entry("Gauge.builder", "gauge"),
          Map.entry("Timer.builder", "timer"),
          Map.entry("DistributionSummary.builder", "summary"),
          Map.entry("registry.counter", "counter"),
          Map.entry("registry.timer", "timer"),
          Map.entry("registry.summary", "summary"),
          Map.entry("count", "counter"),
          Map.entry("gauge", "gauge"),
          Map.entry("time", "timer"));

  private final JavaSource source;
  private final Map<String, String> constants = new HashMap<>();

  private MetricScanner(JavaSource source) {
    this.source = source;
  }

  /** The metrics of one file by name. */
  static SortedMap<String, MetricEntry> of(JavaSource source) {
    SortedMap<String, MetricEntry> found = new TreeMap<>();
    new MetricScanner(source).scan(source.unit(), found);
    return found;
  }

  @Override
  public Void visitVariable(VariableTree variable, SortedMap<String, MetricEntry> found) {
    text(variable.getInitializer())
        .ifPresent(text -> constants.put(variable.getName().toString(), text));
    return super.visitVariable(variable, found);
  }

  @Override
  public Void visitMethodInvocation(
      MethodInvocationTree call, SortedMap<String, MetricEntry> found) {
    String kind = KIND_OF_METHOD.get(methodOf(call));
    if (kind != null && !call.getArguments().isEmpty()) {
      text(call.getArguments().getFirst())
          .map(this::fullName)
          .map(name -> new MetricEntry(name, kind, labels(call), description(call)))
          .ifPresent(entry -> found.merge(entry.name(), entry, MetricEntry::and));
    }
    return super.visitMethodInvocation(call, found);
  }

  /** The last two words of what is called, such as {@code Counter.builder}, or a helper's name. */
  private static String methodOf(MethodInvocationTree call) {
    if (call.getMethodSelect() instanceof MemberSelectTree select) {
      String owner = select.getExpression().toString();
      return owner.substring(owner.lastIndexOf('.') + 1) + "." + select.getIdentifier();
    }
    return call.getMethodSelect().toString();
  }

  private String fullName(String name) {
    return name.startsWith("timenode.") ? name : constants.getOrDefault("PREFIX", "") + name;
  }

  /** What an expression of literals and constants says; empty when something else is in it. */
  private Optional<String> text(Tree expression) {
    return switch (expression) {
      case LiteralTree literal when literal.getValue() instanceof String value ->
          Optional.of(value);
      case IdentifierTree constant ->
          Optional.ofNullable(constants.get(constant.getName().toString()));
      case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS ->
          text(sum.getLeftOperand())
              .flatMap(left -> text(sum.getRightOperand()).map(right -> left + right));
      case null, default -> Optional.empty();
    };
  }

  private NavigableSet<String> labels(MethodInvocationTree call) {
    NavigableSet<String> labels = new TreeSet<>();
    List<? extends ExpressionTree> arguments = call.getArguments();
    for (int i = 1; i < arguments.size(); i += 2) {
      text(arguments.get(i)).filter(label -> label.matches("[a-z_]+")).ifPresent(labels::add);
    }
    chained("tag").ifPresent(labels::add);
    return labels;
  }

  /** The first argument of a call chained behind this one. */
  private Optional<String> chained(String method) {
    TreePath path = getCurrentPath().getParentPath();
    while (path.getLeaf() instanceof ExpressionTree) {
      if (path.getLeaf() instanceof MethodInvocationTree outer
          && outer.getMethodSelect() instanceof MemberSelectTree select
          && select.getIdentifier().contentEquals(method)) {
        return text(outer.getArguments().getFirst());
      }
      path = path.getParentPath();
    }
    return Optional.empty();
  }

  private String description(MethodInvocationTree call) {
    Optional<String> argument =
        call.getArguments().stream().skip(1).limit(1).flatMap(a -> text(a).stream()).findFirst();
    return chained("description")
        .or(() -> argument.filter(text -> text.contains(" ")))
        .or(this::commentOnMethod)
        .orElse("");
  }

  private Optional<String> commentOnMethod() {
    TreePath path = getCurrentPath();
    while (path != null && !(path.getLeaf() instanceof MethodTree)) {
      path = path.getParentPath();
    }
    return Optional.ofNullable(path)
        .filter(p -> !((MethodTree) p.getLeaf()).getName().contentEquals("<init>"))
        .flatMap(source::doc)
        .map(text -> text.strip().replaceFirst("(?s)\\.\\s.*|\\.$", "").replaceAll("\\s+", " "));
  }
}
