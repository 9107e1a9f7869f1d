package org.timecoin.localnet.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.timecoin.contracts.topic.TopicPlan;
import org.timecoin.contracts.topic.TopicSetup;
import org.timecoin.contracts.topic.TopicSetupFailed;
import org.timecoin.embedded.EmbeddedServerException;
import org.timecoin.embedded.KafkaServer;
import org.timecoin.embedded.KafkaServerOptions;
import org.timecoin.embedded.PostgresAccess;
import org.timecoin.embedded.PostgresServer;
import org.timecoin.embedded.PostgresServerOptions;
import org.timecoin.localnet.FleetFailure;
import org.timecoin.localnet.plan.FleetPlan;
import org.timecoin.localnet.plan.NodePlan;
import org.timecoin.localnet.store.FleetState;

/** The broker and the database server that all nodes of a fleet share. */
public final class Servers {
  /** A machine is no cluster: one copy, and eight partitions for work that is shared. */
  private static final TopicPlan TOPICS = TopicPlan.defaults(8, (short) 1, 1);

  private final RunningFleet fleet;
  private final Progress progress;

  /** The servers of a fleet. */
  public Servers(RunningFleet fleet, Progress progress) {
    this.fleet = fleet;
    this.progress = progress;
  }

  /**
   * Starts what doesn't run, both at once, then makes topics, databases and roles.
   *
   * @throws FleetFailure when one doesn't start
   */
  public void start() {
    CompletableFuture<Void> kafka = CompletableFuture.runAsync(this::startKafka);
    CompletableFuture<Void> postgres = CompletableFuture.runAsync(this::startPostgres);
    join(CompletableFuture.allOf(kafka, postgres));
    FleetPlan plan = fleet.plan();
    Databases databases = new Databases(postgresAccess(plan), fleet.secret());
    try {
      for (NodePlan node : plan.nodes()) {
        TopicSetup.create(plan.kafka().toString(), node.id(), TOPICS);
        databases.create(node);
      }
    } catch (TopicSetupFailed e) {
      throw new FleetFailure("The topics aren't there: " + e.getMessage() + ".", e);
    }
  }

  /** Stops both, also those that were launched and are not ready yet. */
  public void stop() {
    KafkaServer.stopOrphan(fleet.directory().kafka());
    PostgresServer.stopOrphan(fleet.directory().postgres());
    fleet.update(state -> state.without(FleetState.KAFKA).without(FleetState.POSTGRES));
  }

  private void startKafka() {
    FleetPlan plan = fleet.plan();
    if (fleet.running(FleetState.KAFKA).isPresent()) {
      return;
    }
    Stopwatch watch = Stopwatch.start();
    KafkaServerOptions options =
        KafkaServerOptions.in(fleet.directory().kafka())
            .withPorts(plan.kafka().port(), plan.kafkaController().port())
            .withLibraries(fleet.distribution().kafka())
            .withLifetime(fleet.lifetime());
    fleet.requireOpen();
    fleet.remember(FleetState.KAFKA, KafkaServer.start(options).process());
    progress.say("Kafka        " + plan.kafka() + "  ready after " + watch);
  }

  private void startPostgres() {
    FleetPlan plan = fleet.plan();
    if (fleet.running(FleetState.POSTGRES).isPresent()) {
      return;
    }
    Stopwatch watch = Stopwatch.start();
    PostgresServerOptions options =
        PostgresServerOptions.in(fleet.directory().postgres())
            .withPort(plan.postgres().port())
            .withPassword(fleet.secret().password(PostgresServer.SUPERUSER))
            .withPrograms(fleet.distribution().postgres())
            .withLifetime(fleet.lifetime());
    fleet.requireOpen();
    fleet.remember(FleetState.POSTGRES, PostgresServer.start(options).process());
    progress.say("PostgreSQL   " + plan.postgres() + "  ready after " + watch);
  }

  private PostgresAccess postgresAccess(FleetPlan plan) {
    String password = fleet.secret().password(PostgresServer.SUPERUSER);
    return new PostgresAccess(plan.postgres().port(), PostgresServer.SUPERUSER, password);
  }

  private static void join(CompletableFuture<Void> both) {
    try {
      both.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case EmbeddedServerException failed -> throw new FleetFailure(failed.getMessage(), e);
        case RuntimeException other -> throw other;
        default -> throw e;
      }
    }
  }
}
