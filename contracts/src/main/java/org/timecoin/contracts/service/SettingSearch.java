package org.timecoin.contracts.service;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who set a value, when only the value is known. */
final class SettingSearch {

  private SettingSearch() {}

  /** The names of environment variables and system properties of ours that have this value. */
  static Optional<String> whoSet(String value) {
    return whoSet(value, System.getenv(), System.getProperties());
  }

  static Optional<String> whoSet(String value, Map<String, String> environment, Properties system) {
    String names =
        Stream.concat(
                environment.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(value))
                    .map(Map.Entry::getKey),
                system.stringPropertyNames().stream()
                    .filter(name -> system.getProperty(name).equals(value)))
            .filter(SettingSearch::isOurs)
            .sorted()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? Optional.empty() : Optional.of(names);
  }

  private static boolean isOurs(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("timenode") || lower.startsWith("quarkus") || lower.startsWith("kafka");
  }
}
