package org.timecoin.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timecoin.contracts.service.BadConfiguration;
import org.timecoin.gateway.config.HostPort;
import org.timecoin.gateway.config.P2pConfig;

/** Where the gateway is, and the sentences an operator reads when that is wrong. */
class OwnPlaceTest {

  @Test
  void peersAreDialledFromTheAddressWeListenOn() {
    OwnPlace place = place("listen", "127.0.1.3:24100");

    assertThat(place.dialFrom()).contains("127.0.1.3");
    assertThat(place.advertise()).isEqualTo(new HostPort("127.0.1.3", 24100));
    assertThat(place.peers()).isEmpty();
  }

  @Test
  void whoListensEverywhereLeavesTheSourceToTheSystem() {
    assertThat(place("listen", "0.0.0.0:24100").dialFrom()).isEmpty();
  }

  @Test
  void anAdvertisedAddressWithoutPortHasTheListenPort() {
    OwnPlace place = place("listen", "0.0.0.0:25000", "advertise", "203.0.113.7");

    assertThat(place.advertise()).isEqualTo(new HostPort("203.0.113.7", 25000));
  }

  @Test
  void peersGetTheNetworksPortAndEachIsNamedOnce() {
    OwnPlace place = place("peers", "10.0.0.1,10.0.0.2:5,10.0.0.1:24100,");

    assertThat(place.peers())
        .containsExactly(new HostPort("10.0.0.1", 24100), new HostPort("10.0.0.2", 5));
  }

  @ParameterizedTest
  @CsvSource({
    "peers, 10.0.0.1:x, timenode.p2p.peers has '10.0.0.1:x'",
    "peers, 10.0.0.1:0, timenode.p2p.peers has '10.0.0.1:0'",
    "listen, nowhere:99999, timenode.p2p.listen has 'nowhere:99999'",
    "advertise, a b, timenode.p2p.advertise has 'a b'",
  })
  void aMalformedPlaceIsOneSentence(String key, String value, String beginning) {
    assertThatThrownBy(() -> place(key, value))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageStartingWith(beginning)
        .hasMessageNotContaining("\n");
  }

  private static OwnPlace place(String... keysAndValues) {
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 100, new DurationConverter())
            .withMapping(P2pConfig.class);
    for (int i = 0; i < keysAndValues.length; i += 2) {
      builder.withDefaultValue("timenode.p2p." + keysAndValues[i], keysAndValues[i + 1]);
    }
    return OwnPlace.of(builder.build().getConfigMapping(P2pConfig.class), 24100);
  }
}
