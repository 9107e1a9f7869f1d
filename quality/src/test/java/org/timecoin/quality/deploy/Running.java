package org.timecoin.quality.deploy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.timecoin.quality.reference.KnownKeys;
import org.timecoin.quality.tree.Modules;

/**
 * One of our services as Compose or Kubernetes runs it.
 *
 * @param name what others reach it by
 * @param service whose image it runs
 * @param image with its tag
 * @param variables environment; a value taken from elsewhere is empty
 * @param file the text of its properties file
 * @param open ports the container declares or publishes
 */
record Running(
    String name,
    Modules service,
    String image,
    Map<String, String> variables,
    String file,
    Set<Integer> open) {

  /** The properties of its file. */
  Properties properties() {
    try {
      Properties properties = new Properties();
      properties.load(new StringReader(file));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a key is set to, by environment or file. */
  Optional<String> value(String key) {
    return Optional.ofNullable(variables.get(KnownKeys.variable(key)))
        .or(() -> Optional.ofNullable(properties().getProperty(key)));
  }

  /** The port of a key that holds a port or an address. */
  Optional<Integer> port(String key) {
    return value(key).map(text -> Integer.parseInt(text.substring(text.lastIndexOf(':') + 1)));
  }

  /** Ports that the configuration makes it listen on. */
  Set<Integer> listening() {
    Set<Integer> ports = new TreeSet<>(publicPorts());
    port("quarkus.http.port").ifPresent(ports::add);
    port("quarkus.management.port").ifPresent(ports::add);
    return ports;
  }

  /** Those of them that are for the world outside. */
  Set<Integer> publicPorts() {
    Set<Integer> ports = new TreeSet<>();
    port("timenode.p2p.listen").ifPresent(ports::add);
    port("timenode.rpc.listen").ifPresent(ports::add);
    return ports;
  }
}
