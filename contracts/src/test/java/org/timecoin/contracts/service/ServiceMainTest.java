package org.timecoin.contracts.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.timecoin.contracts.node.NodeConfig;

class ServiceMainTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int report(Throwable failure) {
    return ServiceMain.report("chain", failure, new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @Test
  void badConfigurationIsOneSentenceAndExitCodeTwoHoweverDeepItLies() {
    Throwable wrapped =
        new IllegalStateException(
            "start-up failed", new RuntimeException(new BadConfiguration("x is y; set it to z")));
    assertThat(report(wrapped)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("timenode chain: x is y; set it to z" + System.lineSeparator());
  }

  @Test
  void missingSettingIsNamedWithoutTheLibrarysCodes() {
    SmallRyeConfigBuilder config = new SmallRyeConfigBuilder().withMapping(NodeConfig.class);
    assertThatThrownBy(config::build)
        .satisfies(failure -> assertThat(report(failure)).isEqualTo(2));
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("timenode chain: the configuration is wrong: The config property timenode.n")
        .doesNotContain("SRCFG", "java.util");
  }

  @Test
  void anAddressOfKafkaThatIsNoneIsASentenceToo() {
    assertThat(
            report(
                new RuntimeException(new ConfigException("Invalid url in bootstrap.servers: x"))))
        .isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("Invalid url in bootstrap.servers: x; kafka.bootstrap.servers is HOST:PORT");
  }

  @Test
  void anythingElseIsExitCodeOneAndLeavesTheErrorStreamToTheLog() {
    assertThat(report(new IllegalStateException("a bug"))).isEqualTo(1);
  }
}
