package org.timecoin.localnet.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.timecoin.localnet.plan.Service;
import org.timecoin.localnet.run.Distribution;

/** A distribution of {@link FakeService}s on the real broker and the real database server. */
public final class FakeDistribution {
  private FakeDistribution() {}

  /** Makes one in a directory. */
  public static Distribution in(Path home) throws IOException {
    Path root = Path.of(System.getProperty("timenode.root"));
    Files.createDirectories(home);
    Files.createSymbolicLink(home.resolve("kafka"), root.resolve("embedded/target/kafka"));
    for (Service service : Service.values()) {
      Path app = Files.createDirectories(home.resolve(service.module()).resolve("quarkus-app"));
      writeJar(app.resolve("quarkus-run.jar"));
    }
    return new Distribution(home, root);
  }

  /** From its next start on a service behaves like that: serve, refuse, crash or linger. */
  public static void behave(Distribution distribution, Service service, String behaviour)
      throws IOException {
    Files.writeString(distribution.runner(service).resolveSibling("behaviour"), behaviour);
  }

  private static void writeJar(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
    String entry = FakeService.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream code = FakeService.class.getResourceAsStream("/" + entry)) {
      out.putNextEntry(new JarEntry(entry));
      code.transferTo(out);
      out.closeEntry();
    }
  }
}
