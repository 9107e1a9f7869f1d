package org.timecoin.localnet.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.timecoin.localnet.plan.Service;

class JavaCommandTest {
  @ParameterizedTest
  @EnumSource(Service.class)
  void everyServiceIsBounded(Service service) {
    assertThat(JavaCommand.of(service, Path.of("/d/run.jar"), 21))
        .contains("-Xmx" + service.heapMebibytes() + "m")
        .anyMatch(flag -> flag.startsWith("-XX:MaxDirectMemorySize="))
        .endsWith("-jar", "/d/run.jar");
  }

  @Test
  void flagsThatOldJdksDoNotKnowAreLeftOut() {
    assertThat(JavaCommand.of(Service.CHAIN, Path.of("r"), 21))
        .noneMatch(flag -> flag.contains("sun-misc-unsafe"));
    assertThat(JavaCommand.of(Service.CHAIN, Path.of("r"), 25))
        .contains("--sun-misc-unsafe-memory-access=allow");
  }
}
