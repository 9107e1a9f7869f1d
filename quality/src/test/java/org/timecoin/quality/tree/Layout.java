package org.timecoin.quality.tree;

import java.util.Map;
import java.util.Set;

/**
 * The words that packages of a service are named with. Those that talk (sockets, Kafka, SQL, gRPC)
 * are listed here; every other package decides, and is pure.
 */
public final class Layout {

  private static final Set<String> SHELL =
      Set.of("", "api", "intake", "emit", "store", "config", "health", "measure");

  /** What talks in one service only. */
  private static final Map<Modules, Set<String>> OWN_SHELL =
      Map.of(
          Modules.GATEWAY, Set.of("transport", "session", "serve", "remote", "start"),
          Modules.CHAIN, Set.of("rpc", "writer", "heal"),
          Modules.SYNC, Set.of("run"),
          Modules.CONSENSUS, Set.of());

  private Layout() {}

  /** Whether a package belongs to one of the four services. */
  public static boolean isService(String packageName) {
    return Modules.ofPackage(packageName).filter(Modules::isService).isPresent();
  }

  /** Whether a package of a service decides, so that it may know nothing that talks. */
  public static boolean isDomain(String packageName) {
    return Modules.ofPackage(packageName)
        .filter(Modules::isService)
        .filter(module -> !SHELL.contains(area(packageName)))
        .filter(module -> !OWN_SHELL.get(module).contains(area(packageName)))
        .isPresent();
  }

  /** The first word below the base package; empty for the base package itself. */
  public static String area(String packageName) {
    int base = Modules.ofPackage(packageName).map(m -> m.basePackage().length()).orElse(0);
    String below = packageName.substring(Math.min(base + 1, packageName.length()));
    return below.split("\\.", 2)[0];
  }
}
