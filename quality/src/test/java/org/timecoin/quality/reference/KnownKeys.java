package org.timecoin.quality.reference;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.timecoin.quality.tree.Modules;

/**
 * The configuration keys that something reads: our mapping interfaces and those of Quarkus's
 * extensions. A key that nobody reads is a typing mistake that no service would complain of.
 */
public final class KnownKeys {

  private static final String ROOTS = "META-INF/quarkus-config-roots.list";

  /** Kafka's client takes its options by their own names; the build reads the others. */
  private static final Set<String> UNMAPPED =
      Set.of(
          "kafka.bootstrap.servers",
          "quarkus.devservices.enabled",
          "quarkus.hibernate-orm.datasource",
          "quarkus.hibernate-orm.second-level-caching-enabled",
          "quarkus.kafka.health.enabled");

  private static final Map<Modules, KnownKeys> BY_SERVICE = byService();

  private final Set<String> keys;
  private final Set<String> variables;
  private final List<Pattern> keyForms;
  private final List<Pattern> variableForms;

  private KnownKeys(Set<String> known) {
    List<String> forms = known.stream().filter(key -> key.contains("*")).toList();
    keys = Set.copyOf(known);
    variables = known.stream().map(KnownKeys::variable).collect(toUnmodifiableSet());
    keyForms = forms.stream().map(KnownKeys::keyForm).toList();
    variableForms = forms.stream().map(KnownKeys::variableForm).toList();
  }

  /** What a service may be told. */
  public static KnownKeys of(Modules service) {
    return BY_SERVICE.get(service);
  }

  /** Exactly these keys. */
  public static KnownKeys only(Set<String> keys) {
    return new KnownKeys(keys);
  }

  private static Map<Modules, KnownKeys> byService() {
    Map<Modules, KnownKeys> found = new EnumMap<>(Modules.class);
    Set<String> shared = quarkus();
    shared.addAll(UNMAPPED);
    for (Modules service : Modules.values()) {
      Set<String> keys = new HashSet<>(shared);
      SettingCatalog.readBy(service).forEach(setting -> keys.add(setting.key()));
      found.put(service, new KnownKeys(keys));
    }
    return found;
  }

  /** Whether a key of a properties file is read; a profile before it doesn't matter. */
  public boolean hasKey(String key) {
    String plain = key.replaceFirst("^%[a-z]+\\.", "");
    return keys.contains(plain)
        || keyForms.stream().anyMatch(form -> form.matcher(plain).matches());
  }

  /** Whether an environment variable stands for a key that is read. */
  public boolean hasVariable(String variable) {
    return variables.contains(variable)
        || variableForms.stream().anyMatch(form -> form.matcher(variable).matches());
  }

  /** The environment variable for a key. */
  public static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** A star stands for one name, in quotes when it holds dots. */
  private static Pattern keyForm(String known) {
    return Pattern.compile(Pattern.quote(known).replace("*", "\\E(\"[^\"]+\"|[^.\"]+)\\Q"));
  }

  private static Pattern variableForm(String known) {
    String parts =
        Stream.of(known.split("\\*", -1)).map(KnownKeys::variable).collect(joining(".+"));
    return Pattern.compile(parts);
  }

  private static Set<String> quarkus() {
    try {
      Set<String> keys = new HashSet<>();
      for (URL list : Collections.list(KnownKeys.class.getClassLoader().getResources(ROOTS))) {
        lines(list).flatMap(KnownKeys::keysOf).forEach(keys::add);
      }
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> lines(URL list) throws IOException {
    try (InputStream in = list.openStream()) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(text.strip().split("\\s+")).stream().filter(line -> !line.isEmpty());
    }
  }

  private static Stream<String> keysOf(String mappingName) {
    Class<?> mapping = SettingCatalog.load(mappingName);
    String prefix = mapping.getAnnotation(ConfigMapping.class).prefix() + ".";
    return SettingCatalog.properties(mapping).keySet().stream().map(name -> prefix + name);
  }
}
