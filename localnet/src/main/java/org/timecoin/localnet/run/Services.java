package org.timecoin.localnet.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.timecoin.embedded.EmbeddedServerException;
import org.timecoin.embedded.Launch;
import org.timecoin.embedded.Launcher;
import org.timecoin.embedded.ProcessIdentity;
import org.timecoin.embedded.Readiness;
import org.timecoin.localnet.FleetFailure;
import org.timecoin.localnet.UserError;
import org.timecoin.localnet.plan.NodePlan;
import org.timecoin.localnet.plan.Service;
import org.timecoin.localnet.store.FleetState;

/** Starts and stops services of nodes. */
public final class Services {
  private static final Duration READY_PATIENCE = Duration.ofMinutes(2);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

  /** Variables of the caller that would be read as configuration. */
  private static final List<String> HIDDEN =
      List.of("QUARKUS_", "TIMENODE_", "KAFKA_", "MP_", "SMALLRYE_", "JAVA_TOOL_OPTIONS");

  private final RunningFleet fleet;
  private final Progress progress;

  /** The services of a fleet. */
  public Services(RunningFleet fleet, Progress progress) {
    this.fleet = fleet;
    this.progress = progress;
  }

  /**
   * A service of a node.
   *
   * @param node the node
   * @param service which of the four
   */
  public record Member(NodePlan node, Service service) {
    /** How it is called on the command line. */
    public String name() {
      return FleetState.name(node, service);
    }
  }

  /**
   * Starts those that don't run and returns when all are ready. As many start at once as keep the
   * processors busy: sixteen JVMs starting together on two of them are slower than in waves.
   *
   * @throws UserError when a service refuses its configuration
   * @throws FleetFailure when one doesn't get ready; what was started is still there
   */
  public void start(List<Member> members) {
    List<Member> missing =
        members.stream().filter(member -> fleet.running(member.name()).isEmpty()).toList();
    AtomicInteger ready = new AtomicInteger(members.size() - missing.size());
    int width = Math.max(2, 2 * Runtime.getRuntime().availableProcessors());
    try (HealthProbe probe = new HealthProbe();
        ExecutorService wave = Executors.newFixedThreadPool(width)) {
      List<Future<?>> starts = new ArrayList<>();
      for (Member member : missing) {
        starts.add(wave.submit(() -> start(member, probe, ready, members.size())));
      }
      try {
        for (Future<?> start : starts) {
          await(start);
        }
      } catch (RuntimeException e) {
        wave.shutdownNow();
        throw e;
      }
    }
  }

  /** Ends services in order, all at once. */
  public void stop(List<Member> members) {
    end(members, process -> process.stop("TERM", STOP_PATIENCE));
  }

  /** Ends services with kill -9. */
  public void kill(List<Member> members) {
    end(members, ProcessIdentity::kill);
  }

  private void end(List<Member> members, Consumer<ProcessIdentity> how) {
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      members.stream()
          .flatMap(member -> fleet.running(member.name()).stream())
          .map(process -> all.submit(() -> how.accept(process)))
          .toList()
          .forEach(Services::await);
    }
    fleet.update(
        state -> {
          FleetState rest = state;
          for (Member member : members) {
            rest = rest.without(member.name());
          }
          return rest;
        });
  }

  private void start(Member member, HealthProbe probe, AtomicInteger ready, int all) {
    Stopwatch watch = Stopwatch.start();
    Path output = fleet.directory().output(member.node(), member.service());
    ProcessIdentity process = fleet.start(member.name(), () -> launch(member, output));
    try {
      Readiness.await(
          member.name(),
          process,
          READY_PATIENCE,
          output,
          () -> probe.isReady(member.node().ports(member.service())));
    } catch (EmbeddedServerException e) {
      throw failure(member, output, e);
    }
    progress.say(
        String.format(
            Locale.ROOT,
            "%-12s ready after %s  [%d/%d]",
            member.name(),
            watch,
            ready.incrementAndGet(),
            all));
  }

  private ProcessIdentity launch(Member member, Path output) {
    List<String> command =
        JavaCommand.of(
            member.service(),
            fleet.distribution().runner(member.service()),
            Runtime.version().feature());
    var environment =
        ServiceEnvironment.of(
            fleet.plan(),
            member.node(),
            member.service(),
            fleet.directory(),
            fleet.secret(),
            java.nio.file.Files.exists(fleet.directory().clock()));
    return Launcher.launch(new Launch(command, environment, HIDDEN, output, fleet.lifetime()))
        .identity();
  }

  /** A service that refuses its configuration says so in one line that names it. */
  private RuntimeException failure(Member member, Path output, EmbeddedServerException e) {
    String prefix = "timenode " + member.service().id() + ": ";
    return LogTail.lines(output, 50).stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> member.name() + ": " + line.substring(prefix.length()))
        .<RuntimeException>map(sentence -> new UserError(sentence, e))
        .findFirst()
        .orElseGet(() -> new FleetFailure(reason(member, e), e));
  }

  private String reason(Member member, EmbeddedServerException e) {
    Path log = fleet.directory().log(member.node(), member.service());
    String errors =
        LogTail.lines(log, 200).stream()
            .filter(line -> line.contains(" ERROR "))
            .limit(1)
            .collect(Collectors.joining());
    return errors.isEmpty() ? e.getMessage() : member.name() + ": " + errors + " (" + log + ")";
  }

  private static void await(Future<?> start) {
    try {
      start.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException known -> throw known;
        default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FleetFailure("Interrupted while services were starting.", e);
    }
  }
}
