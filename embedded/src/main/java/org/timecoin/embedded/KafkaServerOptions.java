package org.timecoin.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How to start a broker.
 *
 * @param directory where its data, configuration and logs live; made when absent
 * @param port for clients on 127.0.0.1; 0 takes a free one
 * @param controllerPort for the controller on 127.0.0.1; 0 takes a free one
 * @param libraries the broker's class path, made by this module's build
 * @param jvmArguments flags of the broker's JVM
 * @param lifetime whether it ends with this JVM
 * @param patience how long it may take to be ready
 */
public record KafkaServerOptions(
    Path directory,
    int port,
    int controllerPort,
    Path libraries,
    List<String> jvmArguments,
    Lifetime lifetime,
    Duration patience) {
  /** Small, and quick to start: a fleet's whole traffic is far below what this carries. */
  private static final List<String> SMALL =
      List.of(
          "-Xms64m",
          "-Xmx256m",
          "-XX:MaxDirectMemorySize=64m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto");

  /** Takes a copy of the list. */
  public KafkaServerOptions {
    jvmArguments = List.copyOf(jvmArguments);
  }

  /** A broker on free ports that ends with this JVM: what a test wants. */
  public static KafkaServerOptions in(Path directory) {
    return new KafkaServerOptions(
        directory,
        0,
        0,
        ProjectRoot.directory().resolve("embedded/target/kafka"),
        SMALL,
        Lifetime.WITH_THIS_JVM,
        Duration.ofSeconds(60));
  }

  /** The same on fixed ports. */
  public KafkaServerOptions withPorts(int clients, int controller) {
    return new KafkaServerOptions(
        directory, clients, controller, libraries, jvmArguments, lifetime, patience);
  }

  /** The same with the class path from another directory. */
  public KafkaServerOptions withLibraries(Path where) {
    return new KafkaServerOptions(
        directory, port, controllerPort, where, jvmArguments, lifetime, patience);
  }

  /** The same with another lifetime. */
  public KafkaServerOptions withLifetime(Lifetime other) {
    return new KafkaServerOptions(
        directory, port, controllerPort, libraries, jvmArguments, other, patience);
  }
}
