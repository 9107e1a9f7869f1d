package org.timecoin.contracts.service;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/** Looks at every setting before the first thing starts. */
@Singleton
final class SettingGuard {

  private static final int FIRST = 1;

  void check(@Observes @Priority(FIRST) StartupEvent starting) {
    SettingCheck.problem(ConfigProvider.getConfig().unwrap(SmallRyeConfig.class))
        .ifPresent(
            sentence -> {
              throw new BadConfiguration(sentence);
            });
  }
}
