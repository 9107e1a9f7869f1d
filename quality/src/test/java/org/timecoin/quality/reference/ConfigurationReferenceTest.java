package org.timecoin.quality.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timecoin.contracts.node.Described;
import org.timecoin.quality.tree.Modules;
import org.timecoin.quality.tree.Root;

class ConfigurationReferenceTest {

  @Test
  void theDocumentSaysWhatTheCodeSays() {
    Path file = Root.path().resolve("docs/configuration.md");
    GeneratedDocument.check(file, ConfigurationReference.markdown(), Root.updating());
  }

  @Test
  void everyValueIsDescribed() {
    assertThat(
            Arrays.stream(Modules.values()).flatMap(module -> SettingCatalog.of(module).stream()))
        .isNotEmpty()
        .allSatisfy(setting -> assertThat(setting.description()).as(setting.key()).isNotBlank());
  }

  @Test
  void aDocumentThatIsOutOfDateIsFound(@TempDir Path directory) {
    Path file = directory.resolve("some.md");
    assertThatThrownBy(() -> GeneratedDocument.check(file, "new", false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("out of date");
    GeneratedDocument.check(file, "new", true);
    GeneratedDocument.check(file, "new", false);
  }

  /** A mapping with everything that mappings may hold. */
  @ConfigMapping(prefix = "planted")
  interface Planted {
    @Described("Must be set")
    String name();

    @Described("How long | with a bar")
    @WithDefault("5s")
    Duration waitingTime();

    @WithName("file")
    Optional<Path> other();

    Group group();

    @Described("By name")
    Map<String, Integer> weights();

    /** Values that belong together. */
    interface Group {
      @Described("Peers")
      Optional<List<String>> peers();
    }
  }

  @Test
  void keysAreFoundInGroupsMapsAndUnderOtherNames() {
    assertThat(SettingCatalog.settings(Planted.class))
        .containsExactlyInAnyOrder(
            new Setting("planted.name", "text", Optional.empty(), true, "Must be set"),
            new Setting(
                "planted.waiting-time",
                "duration",
                Optional.of("5s"),
                false,
                "How long | with a bar"),
            new Setting("planted.file", "file", Optional.empty(), false, ""),
            new Setting("planted.group.peers", "list", Optional.empty(), false, "Peers"),
            new Setting("planted.weights.*", "number", Optional.empty(), false, "By name"));
  }

  @Test
  void aTableMarksWhatMustBeSetAndKeepsBarsApart() {
    List<Setting> settings =
        SettingCatalog.settings(Planted.class).filter(s -> !s.key().contains("*")).toList();
    assertThat(ConfigurationReference.section("planted", settings))
        .contains("| **`planted.name`** | – | Must be set (text) |")
        .contains("| `planted.waiting-time` | `5s` | How long \\| with a bar (duration) |");
  }
}
