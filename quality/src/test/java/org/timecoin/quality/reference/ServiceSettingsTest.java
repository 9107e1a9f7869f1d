package org.timecoin.quality.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.timecoin.quality.tree.Modules;
import org.timecoin.quality.tree.Root;

/** Every key that a service ships with is one that something reads. */
class ServiceSettingsTest {

  @ParameterizedTest
  @EnumSource(names = {"GATEWAY", "CHAIN", "SYNC", "CONSENSUS"})
  void aServiceSetsOnlyWhatIsRead(Modules service) throws IOException {
    Properties settings = new Properties();
    settings.load(
        new StringReader(
            Root.read(service.directory() + "/src/main/resources/application.properties")));
    assertThat(settings.stringPropertyNames()).isNotEmpty().allMatch(KnownKeys.of(service)::hasKey);
  }

  @Test
  void starsStandForOneName() {
    KnownKeys keys = KnownKeys.only(Set.of("a.clients.*.port", "a.name"));
    assertThat(keys.hasKey("a.clients.chain.port")).isTrue();
    assertThat(keys.hasKey("a.clients.\"b.c\".port")).isTrue();
    assertThat(keys.hasKey("%test.a.name")).isTrue();
    assertThat(keys.hasKey("a.clients.b.c.port")).isFalse();
    assertThat(keys.hasKey("a.clients.chain.prot")).isFalse();
  }

  @Test
  void variablesAreKeysInCapitals() {
    KnownKeys keys = KnownKeys.only(Set.of("a.clients.*.port", "a.node-id"));
    assertThat(keys.hasVariable("A_NODE_ID")).isTrue();
    assertThat(keys.hasVariable("A_CLIENTS_CHAIN_PORT")).isTrue();
    assertThat(keys.hasVariable("A_NODEID")).isFalse();
  }

  @Test
  void whatQuarkusReadsIsKnown() {
    KnownKeys keys = KnownKeys.of(Modules.CHAIN);
    assertThat(keys.hasKey("quarkus.management.port")).isTrue();
    assertThat(keys.hasKey("quarkus.grpc.clients.sync.host")).isTrue();
    assertThat(keys.hasKey("quarkus.datasource.readers.reactive.url")).isTrue();
    assertThat(keys.hasKey("quarkus.managment.port")).isFalse();
  }
}
