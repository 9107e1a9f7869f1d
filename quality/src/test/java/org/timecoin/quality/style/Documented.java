package org.timecoin.quality.style;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.timecoin.quality.ratchet.Violation;
import org.timecoin.quality.tree.JavaSource;

/** Every public type of production code says what it is, nested ones too, and every package. */
public final class Documented implements StyleCheck {

  @Override
  public List<Violation> inspect(JavaSource source) {
    List<Violation> found = new ArrayList<>();
    if (source.isTest()) {
      return found;
    }
    new TreePathScanner<Void, List<Violation>>() {
      @Override
      public Void visitPackage(PackageTree unit, List<Violation> out) {
        if (source.fileName().equals("package-info.java")) {
          note(unit.getPackageName().toString(), out);
        }
        return null;
      }

      @Override
      public Void visitClass(ClassTree type, List<Violation> out) {
        if (!type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
          return null;
        }
        note(type.getSimpleName().toString(), out);
        return super.visitClass(type, out);
      }

      private void note(String name, List<Violation> out) {
        if (source.doc(getCurrentPath()).isEmpty()) {
          String message = name + " has no documentation comment";
          out.add(Violation.once("undocumented", source.path() + "#" + name, message));
        }
      }
    }.scan(source.unit(), found);
    return found;
  }
}
