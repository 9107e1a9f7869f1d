package org.timecoin.contracts.topic;

import java.io.PrintStream;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.timecoin.contracts.service.BadConfiguration;

/**
 * The set-up step of a node's topics as a program: every service image can run it, once before the
 * services start, with the same configuration keys as they. Exit code 0 when all topics are as
 * planned, 1 when Kafka doesn't answer or refuses, 2 when the configuration is wrong.
 */
public final class CreateTopicsMain {

  /** What it reads, with the defaults of a fleet on one machine; an empty default must be set. */
  public static final Map<String, String> KEYS =
      Map.of(
          "timenode.node-id", "",
          "kafka.bootstrap.servers", "",
          "timenode.topics.partitions", "8",
          "timenode.topics.replication", "1",
          "timenode.topics.min-insync-replicas", "1");

  private CreateTopicsMain() {}

  /** Reads system properties and environment variables and makes the topics. */
  public static void main(String[] args) {
    System.exit(run(ConfigProvider.getConfig(), System.out, System.err));
  }

  /** Makes the topics that a configuration asks for and returns the exit code. */
  static int run(Config config, PrintStream out, PrintStream err) {
    try {
      String node = text(config, "timenode.node-id");
      TopicSetup.create(text(config, "kafka.bootstrap.servers"), node, plan(config));
      out.println("timenode topics: the topics of " + node + " are as planned");
      return 0;
    } catch (BadConfiguration e) {
      err.println("timenode topics: " + e.getMessage());
      return 2;
    } catch (TopicSetupFailed e) {
      err.println("timenode topics: " + e.getMessage());
      return 1;
    }
  }

  private static TopicPlan plan(Config config) {
    try {
      return TopicPlan.defaults(
          number(config, "timenode.topics.partitions"),
          (short) number(config, "timenode.topics.replication"),
          number(config, "timenode.topics.min-insync-replicas"));
    } catch (IllegalArgumentException e) {
      throw new BadConfiguration("timenode.topics.* is wrong: " + e.getMessage(), e);
    }
  }

  private static int number(Config config, String key) {
    String text = text(config, key);
    if (!text.matches("[1-9][0-9]{0,3}")) {
      throw new BadConfiguration(key + " is '" + text + "'; it must be a number from 1 to 9999");
    }
    return Integer.parseInt(text);
  }

  private static String text(Config config, String key) {
    String text = config.getOptionalValue(key, String.class).orElse(KEYS.get(key));
    if (text.isBlank()) {
      throw new BadConfiguration("set " + key);
    }
    return text;
  }
}
