package org.timecoin.quality.style;

import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.timecoin.quality.ratchet.Violation;
import org.timecoin.quality.tree.JavaSource;

/**
 * Calls with a better way, named in the message. Entry points, the classes named {@code …Main}, may
 * speak to the console and end the process.
 */
public final class BannedCalls implements StyleCheck {

  @Override
  public List<Violation> inspect(JavaSource source) {
    List<Violation> found = new ArrayList<>();
    new Scanner(source).scan(source.unit(), found);
    return found;
  }

  private static final class Scanner extends TreeScanner<Void, List<Violation>> {
    private final JavaSource source;

    private Scanner(JavaSource source) {
      this.source = source;
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree select, List<Violation> found) {
      note(select, select.getExpression() + "." + select.getIdentifier(), found);
      return super.visitMemberSelect(select, found);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree reference, List<Violation> found) {
      note(reference, reference.getQualifierExpression() + "." + reference.getName(), found);
      return super.visitMemberReference(reference, found);
    }

    @Override
    public Void visitNewClass(NewClassTree created, List<Violation> found) {
      if (created.getArguments().isEmpty()) {
        String type = created.getIdentifier().toString();
        note(created, "new " + type.substring(type.lastIndexOf('.') + 1), found);
      }
      return super.visitNewClass(created, found);
    }

    @Override
    public Void visitImport(ImportTree imported, List<Violation> found) {
      // Importing a class is no call; a static import of a banned method would hide its calls.
      return imported.isStatic() ? super.visitImport(imported, found) : null;
    }

    private void note(Tree at, String called, List<Violation> found) {
      BannedCall.matching(called)
          .filter(ban -> ban.everywhere() || !source.isTest())
          .filter(ban -> !(ban.allowedInMain() && source.fileName().endsWith("Main.java")))
          .map(ban -> violation(at, ban, called))
          .ifPresent(found::add);
    }

    private Violation violation(Tree at, BannedCall ban, String called) {
      String message = "line %d calls %s; %s".formatted(source.line(at), called, ban.instead());
      return Violation.once(ban.rule(), source.path(), message);
    }
  }
}
