package org.timecoin.contracts.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timecoin.contracts.kafka.LogConfig;

class SettingCheckTest {

  private static SmallRyeConfig with(String key, String value) {
    return new SmallRyeConfigBuilder()
        .withMapping(LogConfig.class)
        .withConverter(Duration.class, 100, new DurationConverter())
        .withDefaultValue("timenode.threads", "0")
        .withSources(new PropertiesConfigSource(Map.of(key, value), "test", 300))
        .build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "timenode.log.fetch-records  | 0     | it must be above 0, such as 500",
        "timenode.log.fetch-records  | -3    | it must be above 0, such as 500",
        "timenode.log.retry-first    | 0s    | it must be above 0, such as 100ms",
        "timenode.log.retry-first    | PT-5S | it must be above 0, such as 100ms",
        "timenode.threads            | -1    | it must be above 0, such as 0",
        "quarkus.datasource.jdbc.url | foo   | it must begin with jdbc:postgresql://",
        "quarkus.datasource.reactive.url | mysql://h/d | it must begin with postgresql://"
      })
  void whatNothingCanWorkWithIsNamedWithTheRemedy(String key, String value, String remedy) {
    assertThat(SettingCheck.problem(with(key, value)))
        .contains("%s is '%s'; %s".formatted(key, value, remedy));
  }

  @ParameterizedTest
  @CsvSource({
    "timenode.log.fetch-records, 1",
    "timenode.log.retry-first, 1ms",
    "timenode.threads, 0",
    "timenode.threads, 8",
    "quarkus.datasource.jdbc.url, jdbc:postgresql://h/d",
    "quarkus.datasource.reactive.url, postgresql://h/d",
    "quarkus.datasource.reactive.url, vertx-reactive:postgresql://h/d"
  })
  void whatWorksIsLeftAlone(String key, String value) {
    assertThat(SettingCheck.problem(with(key, value))).isEmpty();
  }

  @Test
  void whoSetAValueIsFoundAmongOurSettingsOnly() {
    Properties system = new Properties();
    system.setProperty("timenode.sync.in-flight", "zz");
    system.setProperty("user.name", "zz");
    Map<String, String> environment =
        Map.of("TIMENODE_CONSENSUS_WITNESSES_MOST", "zz", "HOME", "zz", "TIMENODE_NODE_ID", "n0");

    assertThat(SettingSearch.whoSet("zz", environment, system))
        .contains("TIMENODE_CONSENSUS_WITNESSES_MOST, timenode.sync.in-flight");
    assertThat(SettingSearch.whoSet("other", environment, system)).isEmpty();
  }
}
