package org.timecoin.embedded.broker;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * The main class of the broker's JVM: a single-node KRaft cluster, formatted at the first start.
 * Arguments: the server's properties file and the log file.
 */
public final class KafkaBroker {
  private static final int LOG_BYTES_MAX = 4 * 1024 * 1024;
  private static final int LOG_FILES = 2;

  private KafkaBroker() {}

  /** Runs until the process is told to end. */
  public static void main(String[] arguments) throws IOException {
    Path configuration = Path.of(arguments[0]);
    logTo(arguments[1]);
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(configuration)) {
      properties.load(reader);
    }
    PrintStream out = System.out;
    formatOnce(configuration, Path.of(properties.getProperty("log.dirs")), out);
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
    start(server, out);
    server.awaitShutdown();
  }

  private static void start(KafkaRaftServer server, PrintStream out) {
    try {
      server.startup();
    } catch (RuntimeException e) {
      // Whatever it was: the threads that the broker has begun would keep the process.
      out.println("The broker can't start: " + e.getMessage());
      Logger.getLogger(KafkaBroker.class.getName()).log(Level.SEVERE, "the broker can't start", e);
      Runtime.getRuntime().halt(1);
    }
  }

  private static void logTo(String file) throws IOException {
    FileHandler handler = new FileHandler(file, LOG_BYTES_MAX, LOG_FILES, true);
    handler.setEncoding(StandardCharsets.UTF_8.name());
    handler.setFormatter(new SimpleFormatter());
    Logger root = Logger.getLogger("");
    for (var console : root.getHandlers()) {
      root.removeHandler(console);
    }
    root.addHandler(handler);
    root.setLevel(Level.INFO);
  }

  private static void formatOnce(Path configuration, Path logs, PrintStream out) {
    if (Files.exists(logs.resolve("meta.properties"))) {
      return;
    }
    String[] format = {
      "format", "-t", Uuid.randomUuid().toString(), "-c", configuration.toString()
    };
    int code = StorageTool.execute(format, out);
    if (code != 0) {
      throw new IllegalStateException("formatting " + logs + " failed with code " + code);
    }
  }
}
