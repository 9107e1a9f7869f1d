package org.timecoin.quality.style;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.timecoin.quality.ratchet.Violation;
import org.timecoin.quality.tree.JavaSource;
import org.timecoin.quality.tree.Modules;

/**
 * Packages are named after what they do for the product, lie below their module's base package and
 * are where their directory says.
 */
public final class PackageNames implements StyleCheck {

  private static final Set<String> SAY_NOTHING =
      Set.of("util", "utils", "common", "impl", "helper", "helpers", "misc", "internal", "base");

  @Override
  public List<Violation> inspect(JavaSource source) {
    String name = source.packageName();
    if (Arrays.stream(name.split("\\.")).anyMatch(SAY_NOTHING::contains)) {
      return found(source, name + " says nothing; name the package after what it does");
    }
    String directory = source.path().split("/", 2)[0];
    if (Modules.inDirectory(directory).filter(m -> m.mayOwn(name)).isEmpty()) {
      return found(source, name + " does not belong to module " + directory);
    }
    return source.path().contains("/java/" + name.replace('.', '/') + "/" + source.fileName())
        ? List.of()
        : found(source, name + " is not where its directory says");
  }

  private static List<Violation> found(JavaSource source, String message) {
    return List.of(Violation.once("package-name", source.path(), message));
  }
}
