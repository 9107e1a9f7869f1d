package org.timecoin.quality.style;

import java.util.List;
import org.timecoin.quality.ratchet.Violation;
import org.timecoin.quality.tree.JavaSource;

/** One rule over one file. */
public interface StyleCheck {

  /** What in the file breaks the rule. */
  List<Violation> inspect(JavaSource source);

  /** All rules of this package. */
  static List<StyleCheck> all() {
    return List.of(
        new FileLength(),
        new MethodLength(),
        new PackageNames(),
        new Markers(),
        new BannedCalls(),
        new BannedStatements(),
        new Documented());
  }
}
