package org.timecoin.quality.tree;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The modules of the project and what each may depend on (the table "Modules" of the architecture).
 */
public enum Modules {
  PROTOCOL("protocol", "org.timecoin.protocol"),
  EMBEDDED("embedded", "org.timecoin.embedded"),
  CONTRACTS("contracts", "org.timecoin.contracts"),
  GATEWAY("p2p-gateway", "org.timecoin.gateway"),
  CHAIN("chain-service", "org.timecoin.chain"),
  SYNC("sync-service", "org.timecoin.sync"),
  CONSENSUS("consensus-service", "org.timecoin.consensus"),
  SIMULATOR("simulator", "org.timecoin.simulator"),
  LOCALNET("localnet", "org.timecoin.localnet"),
  BENCH("bench", "org.timecoin.bench"),
  QUALITY("quality", "org.timecoin.quality");

  private final String directory;
  private final String basePackage;

  Modules(String directory, String basePackage) {
    this.directory = directory;
    this.basePackage = basePackage;
  }

  /** The directory under the root, which is also the artifact's name. */
  public String directory() {
    return directory;
  }

  /** The package that all of the module's own packages lie in. */
  public String basePackage() {
    return basePackage;
  }

  /** Whether code of this module may name code of another. */
  public boolean mayUse(Modules other) {
    return other == this || below().contains(other);
  }

  private Set<Modules> below() {
    return switch (this) {
      case PROTOCOL, EMBEDDED, QUALITY -> EnumSet.noneOf(Modules.class);
      case CONTRACTS -> EnumSet.of(PROTOCOL);
      case GATEWAY, CHAIN, SYNC, CONSENSUS -> EnumSet.of(PROTOCOL, CONTRACTS);
      case SIMULATOR -> EnumSet.of(PROTOCOL, CONSENSUS);
      case LOCALNET -> EnumSet.of(PROTOCOL, CONTRACTS, EMBEDDED);
      case BENCH -> EnumSet.complementOf(EnumSet.of(BENCH, QUALITY));
    };
  }

  /** Whether a package lies in this module. */
  public boolean mayOwn(String packageName) {
    return packageName.equals(basePackage) || packageName.startsWith(basePackage + ".");
  }

  /** Whether this is one of the four services. */
  public boolean isService() {
    return this == GATEWAY || this == CHAIN || this == SYNC || this == CONSENSUS;
  }

  /** The module that a package belongs to; empty for packages that are not ours. */
  public static Optional<Modules> ofPackage(String packageName) {
    return Arrays.stream(values()).filter(m -> m.mayOwn(packageName)).findFirst();
  }

  /** The module that lives in a directory under the root. */
  public static Optional<Modules> inDirectory(String directory) {
    return Arrays.stream(values()).filter(m -> m.directory.equals(directory)).findFirst();
  }
}
