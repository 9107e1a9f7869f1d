package org.timecoin.chain;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.config.ChainConfig;
import org.timecoin.chain.lease.LeaseTimes;
import org.timecoin.contracts.service.BadConfiguration;

/** Settings with which nobody could ever be the writer. */
class RoleBeansTest {

  private static final LeaseTimes TIMES =
      new LeaseTimes(Duration.ofSeconds(6), Duration.ofMillis(250));

  private static ChainConfig with(String key, String value) {
    return new SmallRyeConfigBuilder()
        .withMapping(ChainConfig.class)
        .withConverter(Duration.class, 100, new DurationConverter())
        .addDefaultInterceptors()
        .withSources(new PropertiesConfigSource(Map.of(key, value), "test", 300))
        .build()
        .getConfigMapping(ChainConfig.class);
  }

  @Test
  void anAddressOfTheLeaseWithoutItsPrefixIsNamedWithTheRemedy() {
    ChainConfig config = with("timenode.chain.lease.jdbc-url", "postgresql://db:5432/timenode");

    assertThatThrownBy(() -> RoleBeans.access(config, TIMES, "user", "password"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("timenode.chain.lease.jdbc-url")
        .hasMessageContaining("'postgresql://db:5432/timenode'")
        .hasMessageContaining("jdbc:postgresql://host:5432/database");
  }
}
