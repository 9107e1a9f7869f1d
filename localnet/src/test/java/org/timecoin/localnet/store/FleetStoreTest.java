package org.timecoin.localnet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timecoin.embedded.ProcessIdentity;
import org.timecoin.localnet.UserError;
import org.timecoin.localnet.plan.Counter;
import org.timecoin.localnet.plan.FleetPlan;
import org.timecoin.localnet.plan.PeerOption;
import org.timecoin.localnet.plan.PortBase;

class FleetStoreTest {
  @TempDir Path root;

  private FleetStore store() {
    return new FleetStore(new FleetDirectory(root));
  }

  private static FleetState state() {
    FleetPlan plan =
        FleetPlan.first("testnet", 2, new PortBase.Auto(), true, Counter.from(5000))
            .withPeers(List.of(PeerOption.parse("n1=[::1]:7"), PeerOption.parse("host:8")));
    return FleetState.of(plan, "/somewhere");
  }

  @Test
  void remembersEverything() {
    FleetState state = state().with("n0/chain", new ProcessIdentity(4711, 1_700_000_000_123L));

    store().save(state);

    assertThat(store().load()).contains(state);
  }

  @Test
  void changesKeepTheRest() {
    store().save(state());

    store().update(state -> state.with("kafka", new ProcessIdentity(1, 2)));
    store().update(state -> state.with("postgres", new ProcessIdentity(3, 4)).without("kafka"));

    assertThat(store().require().processes()).containsOnlyKeys("postgres");
    assertThat(store().require().plan()).isEqualTo(state().plan());
  }

  @Test
  void anEmptyDirectoryHoldsNoFleet() {
    assertThat(store().load()).isEmpty();
    assertThatThrownBy(() -> store().require())
        .isInstanceOf(UserError.class)
        .hasMessageContaining(root.toString())
        .hasMessageContaining("./timenode up");
  }

  @Test
  void whatANewerVersionWroteIsNotTouched() throws Exception {
    Files.writeString(root.resolve("fleet.json"), "{\"format\": 2, \"plan\": \"unheard of\"}");

    assertThatThrownBy(() -> store().load())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("newer version");
  }

  @Test
  void aDamagedFileIsSaidToBeDamaged() throws Exception {
    for (String damage :
        List.of("", "{", "[]", "{\"format\": 1}", "{\"format\": 1, \"plan\": {}}")) {
      Files.writeString(root.resolve("fleet.json"), damage);

      assertThatThrownBy(() -> store().load())
          .as(damage)
          .isInstanceOf(UserError.class)
          .hasMessageContaining("damaged");
    }
  }

  @Test
  void twoCommandsDoNotChangeAFleetAtOnce() {
    store()
        .exclusively(
            () ->
                assertThatThrownBy(() -> store().exclusively(() -> {}))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("Another command"));

    store().exclusively(() -> store().save(state()));
    assertThat(store().load()).isPresent();
  }
}
