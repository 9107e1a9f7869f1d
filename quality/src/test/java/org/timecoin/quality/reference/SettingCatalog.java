package org.timecoin.quality.reference;

import static java.util.stream.Collectors.joining;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface;
import io.smallrye.config.ConfigMappingInterface.Property;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.timecoin.contracts.node.Described;
import org.timecoin.quality.tree.Modules;
import org.timecoin.quality.tree.ProjectClasses;

/** The configuration values that mapping interfaces define. */
public final class SettingCatalog {

  private SettingCatalog() {}

  /** What can be set in a module of its own, sorted by key. */
  public static List<Setting> of(Modules module) {
    return mappings(module).flatMap(SettingCatalog::settings).sorted(byKey()).toList();
  }

  /** What a service reads: its own values and those that all services share. */
  public static List<Setting> readBy(Modules service) {
    return Stream.of(Modules.CONTRACTS, service)
        .flatMap(module -> of(module).stream())
        .sorted(byKey())
        .toList();
  }

  /** What one mapping interface defines, groups inside it included. */
  static Stream<Setting> settings(Class<?> mapping) {
    String prefix = mapping.getAnnotation(ConfigMapping.class).prefix() + ".";
    return properties(mapping).entrySet().stream()
        .map(entry -> setting(prefix + entry.getKey(), entry.getValue()));
  }

  /** The properties of a mapping by their names below its prefix. */
  static Map<String, Property> properties(Class<?> mapping) {
    Map<String, Property> found =
        new TreeMap<>(
            ConfigMappingInterface.getProperties(
                    ConfigMappingInterface.getConfigurationInterface(mapping))
                .get(mapping)
                .get(""));
    // Each list is there twice: by its name, and by the form of its elements.
    found.keySet().removeIf(name -> name.endsWith("[*]"));
    return found;
  }

  private static Comparator<Setting> byKey() {
    return Comparator.comparing(Setting::key);
  }

  private static Stream<Class<?>> mappings(Modules module) {
    return ProjectClasses.all().stream()
        .filter(type -> module.mayOwn(type.getPackageName()))
        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
        .map(type -> load(type.getName()));
  }

  static Class<?> load(String name) {
    try {
      return Class.forName(name, false, SettingCatalog.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name + " is not on the class path", e);
    }
  }

  private static Setting setting(String key, Property property) {
    Described described = property.getMethod().getAnnotation(Described.class);
    Optional<String> fallback =
        property.hasDefaultValue() ? Optional.of(property.getDefaultValue()) : Optional.empty();
    boolean optional = property.getMethod().getReturnType() == Optional.class;
    return new Setting(
        key,
        word(property.getMethod().getGenericReturnType()),
        fallback,
        fallback.isEmpty() && !optional && !property.isMap(),
        described == null ? "" : described.value());
  }

  /** What an operator may write, in a word. */
  private static String word(Type returned) {
    if (returned instanceof Class<?> known && known.isEnum()) {
      return Stream.of(known.getEnumConstants()).map(Object::toString).collect(joining(", "));
    }
    String name = returned.getTypeName();
    return Stream.of(
            Map.entry("java.util.List<", "list"),
            Map.entry("java.time.Duration", "duration"),
            Map.entry("java.nio.file.Path", "file"),
            Map.entry("boolean", "true or false"),
            Map.entry("java.lang.Boolean", "true or false"),
            Map.entry("java.lang.Integer", "number"),
            Map.entry("java.lang.String", "text"))
        .filter(entry -> name.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("number");
  }
}
