package org.timecoin.contracts.service;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Settings of the right type with which nothing can work. What a setting is, its default tells: a
 * number and a duration must be above zero, unless zero is the default and so has a meaning of its
 * own.
 */
final class SettingCheck {

  private static final String DEFAULTS = "DefaultValuesConfigSource";
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern DURATION = Pattern.compile("\\d+(ms|s|m|h|d)");

  private SettingCheck() {}

  /** The first setting that can't be worked with, as a sentence with the remedy. */
  static Optional<String> problem(SmallRyeConfig config) {
    return StreamSupport.stream(config.getConfigSources().spliterator(), false)
        .filter(source -> source.getName().equals(DEFAULTS))
        .flatMap(defaults -> problems(config, defaults))
        .findFirst()
        .or(() -> url(config, "quarkus.datasource.jdbc.url", "jdbc:postgresql://"))
        .or(() -> url(config, "quarkus.datasource.reactive.url", "postgresql://"));
  }

  private static Stream<String> problems(SmallRyeConfig config, ConfigSource defaults) {
    return defaults.getPropertyNames().stream()
        .filter(key -> key.startsWith("timenode."))
        .sorted()
        .flatMap(key -> problem(config, key, defaults.getValue(key)).stream());
  }

  private static Optional<String> problem(SmallRyeConfig config, String key, String usual) {
    String value = config.getConfigValue(key).getValue();
    boolean zeroMeansSomething = usual.equals("0");
    boolean works =
        NUMBER.matcher(usual).matches()
            ? value.matches(zeroMeansSomething ? "\\d+" : "0*[1-9]\\d*")
            : !DURATION.matcher(usual).matches() || isPositive(value);
    return works
        ? Optional.empty()
        : Optional.of("%s is '%s'; it must be above 0, such as %s".formatted(key, value, usual));
  }

  private static boolean isPositive(String duration) {
    Duration parsed = DurationConverter.parseDuration(duration);
    return !parsed.isNegative() && !parsed.isZero();
  }

  private static Optional<String> url(SmallRyeConfig config, String key, String start) {
    return config
        .getOptionalValue(key, String.class)
        .filter(value -> !value.replaceFirst("^vertx-reactive:", "").startsWith(start))
        .map(value -> "%s is '%s'; it must begin with %s".formatted(key, value, start));
  }
}
