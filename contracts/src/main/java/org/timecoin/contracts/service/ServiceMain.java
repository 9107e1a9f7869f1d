package org.timecoin.contracts.service;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import java.io.PrintStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/**
 * How every service starts and ends: ready or, when an operator set something wrong, one sentence
 * on the error stream and exit code 2; any other failure is logged whole and ends with 1.
 */
public final class ServiceMain {

  private static final Logger LOG = Logger.getLogger(ServiceMain.class);
  private static final Pattern VALUE = Pattern.compile("got \"(.*)\"");

  private ServiceMain() {}

  /** Runs the service until it is told to stop. */
  public static void run(String service, String... args) {
    Quarkus.run(WaitForExit.class, (code, failure) -> exit(service, code, failure), args);
  }

  /**
   * Ends a service that started well and then found, on a thread of its own, what an operator must
   * set right: the same sentence and exit code as at start.
   */
  public static void stop(String service, BadConfiguration bad) {
    Quarkus.asyncExit(report(service, bad));
  }

  private static void exit(String service, int code, Throwable failure) {
    System.exit(failure == null ? code : report(service, failure));
  }

  private static int report(String service, Throwable failure) {
    return report(service, failure, System.err);
  }

  /** Says what stopped a service and returns its exit code. */
  static int report(String service, Throwable failure, PrintStream err) {
    Optional<String> sentence =
        operatorSentence(failure)
            .or(
                () ->
                    SettingCheck.problem(ConfigProvider.getConfig().unwrap(SmallRyeConfig.class)));
    if (sentence.isPresent()) {
      err.println("timenode " + service + ": " + sentence.get());
      return 2;
    }
    LOG.errorf(failure, "%s could not start", service);
    return 1;
  }

  private static Optional<String> operatorSentence(Throwable failure) {
    return Stream.iterate(failure, t -> t != null, Throwable::getCause)
        .flatMap(ServiceMain::sentenceOf)
        .findFirst();
  }

  private static Stream<String> sentenceOf(Throwable failure) {
    return switch (failure) {
      case BadConfiguration bad -> Stream.of(bad.getMessage());
      case ConfigValidationException bad ->
          Stream.of("the configuration is wrong: " + named(bad.getProblem(0).getMessage()));
      case ConfigException bad ->
          Stream.of(
              "Kafka's settings are wrong: %s; kafka.bootstrap.servers is HOST:PORT[,HOST:PORT]…, of hosts known here"
                  .formatted(bad.getMessage()));
      default -> Stream.empty();
    };
  }

  /** A value that can't be read is told without its key: look who set it. */
  private static String named(String message) {
    String sentence = withoutCode(message);
    Matcher value = VALUE.matcher(sentence);
    return value.find()
        ? sentence + SettingSearch.whoSet(value.group(1)).map(" (set by %s)"::formatted).orElse("")
        : sentence;
  }

  /** SmallRye puts a class name and a code before its sentence, which tell an operator nothing. */
  private static String withoutCode(String message) {
    return message.replaceFirst("^.*SRCFG\\d+: ", "");
  }

  /** Nothing but waiting: services are driven by sockets, the log and gRPC. */
  public static final class WaitForExit implements QuarkusApplication {
    @Override
    public int run(String... args) {
      Quarkus.waitForExit();
      return 0;
    }
  }
}
