package org.timecoin.quality.style;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.timecoin.quality.ratchet.Violation;
import org.timecoin.quality.tree.JavaSource;

/**
 * No method over 40 lines, counted from the line of its name to its closing brace. Methods without
 * a body don't count; lambdas count as lines of the method around them.
 */
public final class MethodLength implements StyleCheck {

  private static final int MOST = 40;

  /** A test may spell out what it expects. */
  private static final int MOST_IN_TESTS = 60;

  @Override
  public List<Violation> inspect(JavaSource source) {
    List<Violation> found = new ArrayList<>();
    new TreePathScanner<Void, List<Violation>>() {
      @Override
      public Void visitMethod(MethodTree method, List<Violation> out) {
        if (method.getBody() != null) {
          String name = nameOf(method);
          int lines = lengthOf(source, method, name);
          if (lines > most(source)) {
            out.add(tooLong(source, name, lines));
          }
        }
        return super.visitMethod(method, out);
      }

      private String nameOf(MethodTree method) {
        String name = method.getName().toString();
        Tree owner = getCurrentPath().getParentPath().getLeaf();
        return name.equals("<init>") ? ((ClassTree) owner).getSimpleName().toString() : name;
      }
    }.scan(source.unit(), found);
    return found;
  }

  private static int lengthOf(JavaSource source, MethodTree method, String name) {
    int from =
        method.getReturnType() == null ? source.start(method) : source.end(method.getReturnType());
    Matcher word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(source.text());
    int at = word.find(from) ? word.start() : from;
    return source.lineAt(source.end(method)) - source.lineAt(at) + 1;
  }

  private static Violation tooLong(JavaSource source, String name, int lines) {
    return new Violation(
        "method-length",
        source.path() + "#" + name,
        lines,
        lines + " lines, " + most(source) + " are the most");
  }

  private static int most(JavaSource source) {
    return source.isTest() ? MOST_IN_TESTS : MOST;
  }
}
