package org.timecoin.localnet.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.timecoin.localnet.plan.Service;

/**
 * How a service's JVM is started: many of them share one machine, so each is small, starts fast and
 * can't take more than it was given.
 */
final class JavaCommand {
  private static final int DIRECT_MEBIBYTES = 48;
  private static final int UNSAFE_WARNINGS_SINCE = 24;

  private JavaCommand() {}

  /** The command line; a service's configuration comes by environment. */
  static List<String> of(Service service, Path runner, int javaFeature) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xms24m",
            "-Xmx" + service.heapMebibytes() + "m",
            "-Xss512k",
            "-XX:MaxDirectMemorySize=" + DIRECT_MEBIBYTES + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Xshare:auto"));
    // Netty would give every core an arena of 4 MiB chunks; a fleet has dozens of JVMs on a core.
    command.addAll(
        List.of(
            "-Dio.netty.allocator.numHeapArenas=1",
            "-Dio.netty.allocator.numDirectArenas=1",
            "-Dio.netty.allocator.maxOrder=3",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
    if (javaFeature >= UNSAFE_WARNINGS_SINCE) {
      command.addAll(
          List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    }
    command.addAll(List.of("-jar", runner.toString()));
    return List.copyOf(command);
  }
}
