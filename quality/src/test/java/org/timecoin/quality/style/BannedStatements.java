package org.timecoin.quality.style;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.timecoin.quality.ratchet.Violation;
import org.timecoin.quality.tree.JavaSource;

/**
 * Production code returns no null, catches everything only to throw on or with a comment that says
 * why, and never drops a failure without a word.
 */
public final class BannedStatements implements StyleCheck {

  private static final Pattern EVERYTHING =
      Pattern.compile("\\b(Exception|Throwable|RuntimeException)\\b");

  @Override
  public List<Violation> inspect(JavaSource source) {
    List<Violation> found = new ArrayList<>();
    if (source.isTest()) {
      return found;
    }
    new TreeScanner<Void, List<Violation>>() {
      @Override
      public Void visitReturn(ReturnTree statement, List<Violation> out) {
        if (statement.getExpression() != null
            && statement.getExpression().getKind() == Tree.Kind.NULL_LITERAL) {
          out.add(violation(source, statement, "return-null", "returns null; use Optional"));
        }
        return super.visitReturn(statement, out);
      }

      @Override
      public Void visitCatch(CatchTree caught, List<Violation> out) {
        String type = caught.getParameter().getType().toString();
        boolean explained = isExplained(source, caught);
        if (EVERYTHING.matcher(type).find() && !explained) {
          out.add(violation(source, caught, "broad-catch", "catches " + type + ", unexplained"));
        }
        if (caught.getBlock().getStatements().isEmpty() && !explained) {
          out.add(violation(source, caught, "silent-catch", "drops a failure, unexplained"));
        }
        return super.visitCatch(caught, out);
      }
    }.scan(source.unit(), found);
    return found;
  }

  /** A comment stands right above the catch or inside it, or the failure is thrown on. */
  private static boolean isExplained(JavaSource source, CatchTree caught) {
    String inside = source.text().substring(source.start(caught), source.end(caught));
    int lineStart = source.text().lastIndexOf('\n', source.start(caught));
    int before = source.text().lastIndexOf('\n', lineStart - 1);
    String above = source.text().substring(Math.max(before, 0), Math.max(lineStart, 0));
    return inside.contains("throw ") || inside.contains("//") || above.strip().startsWith("//");
  }

  private static Violation violation(JavaSource source, Tree at, String rule, String message) {
    return Violation.once(rule, source.path(), "line " + source.line(at) + " " + message);
  }
}
