package org.timecoin.quality.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.timecoin.quality.tree.Modules;

/** docs/configuration.md, made from the mapping interfaces of all services. */
final class ConfigurationReference {

  private static final String HEAD =
      """
      # Configuration

      Made from the code by the build; do not edit (`./mvnw test -pl quality -am -Dtimenode.update=true` rewrites it).

      Every key can be a line of a properties file (`config/application.properties` in the service's working directory),
      a system property (`-Dtimenode.network=testnet`) or an environment variable (upper case, everything but letters and
      digits becomes `_`: `TIMENODE_NETWORK`). Durations are written `500ms`, `10s`, `5m`. A value in **bold** has no
      default and must be set; numbers and durations are above 0, except where 0 is the default. A service refuses to start
      with a key under `timenode.` that it does not know; of environment variables it can't tell, and leaves them alone.
      """;

  private ConfigurationReference() {}

  /** The whole document. */
  static String markdown() {
    Map<String, Modules> sections = new LinkedHashMap<>();
    sections.put("Every service", Modules.CONTRACTS);
    sections.put("p2p-gateway", Modules.GATEWAY);
    sections.put("chain-service", Modules.CHAIN);
    sections.put("sync-service", Modules.SYNC);
    sections.put("consensus-service", Modules.CONSENSUS);
    StringBuilder text = new StringBuilder(HEAD);
    sections.forEach((title, module) -> text.append(section(title, SettingCatalog.of(module))));
    return text.toString();
  }

  /** One table. */
  static String section(String title, List<Setting> settings) {
    if (settings.isEmpty()) {
      return "\n## " + title + "\n\nNothing of its own.\n";
    }
    StringBuilder text = new StringBuilder("\n## " + title + "\n\n");
    text.append("| key | default | what it is |\n| --- | --- | --- |\n");
    settings.forEach(setting -> text.append(row(setting)));
    return text.toString();
  }

  private static String row(Setting setting) {
    String key = "`" + setting.key() + "`";
    return "| %s | %s | %s (%s) |\n"
        .formatted(
            setting.required() ? "**" + key + "**" : key,
            setting.fallback().map(value -> "`" + value + "`").orElse("–"),
            setting.description().replace("|", "\\|"),
            setting.type());
  }
}
