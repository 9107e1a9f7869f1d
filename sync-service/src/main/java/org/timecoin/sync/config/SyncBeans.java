package org.timecoin.sync.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.timecoin.contracts.chain.v1.MutinyChainGrpc.MutinyChainStub;
import org.timecoin.contracts.gateway.v1.MutinyPeerGatewayGrpc.MutinyPeerGatewayStub;
import org.timecoin.contracts.time.NodeClock;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.sync.decide.DecisionRules;
import org.timecoin.sync.fetch.RangeCheck;
import org.timecoin.sync.measure.SyncMetrics;
import org.timecoin.sync.plan.PlanLimits;
import org.timecoin.sync.plan.PlanTimes;
import org.timecoin.sync.plan.Tip;
import org.timecoin.sync.run.BlockSource;
import org.timecoin.sync.run.ChainPort;
import org.timecoin.sync.run.PipelineParts;
import org.timecoin.sync.run.SyncPipeline;
import org.timecoin.sync.run.Timetable;
import org.timecoin.sync.run.chain.ChainClient;
import org.timecoin.sync.run.chain.ImportTimes;
import org.timecoin.sync.run.chain.ReplicaCalls;
import org.timecoin.sync.run.chain.WriterRoute;
import org.timecoin.sync.run.gateway.GatewaySource;
import org.timecoin.sync.run.loop.EventLoop;
import org.timecoin.sync.run.loop.VertxLoop;
import org.timecoin.sync.watch.WatchTimes;

/** Puts the service together. */
@Singleton
public final class SyncBeans {

  private static final int LAST_BLOCKS_BELOW = 5;

  @Produces
  @Singleton
  EventLoop loop(Vertx vertx) {
    return VertxLoop.of(vertx);
  }

  @Produces
  @Singleton
  BlockSource source(
      @GrpcClient("gateway") MutinyPeerGatewayStub gateway,
      NetworkParameters network,
      NodeClock clock,
      SyncConfig config) {
    return new GatewaySource(
        gateway,
        new RangeCheck(network),
        clock,
        Infrastructure.getDefaultExecutor(),
        config.fetchDeadline(),
        config.callDeadline());
  }

  @Produces
  @Singleton
  ChainPort chain(
      @GrpcClient("chain") MutinyChainStub chain,
      Vertx vertx,
      EventLoop loop,
      NodeClock clock,
      SyncConfig config) {
    ImportTimes times =
        new ImportTimes(
            config.importAnswer(),
            config.importQuiet(),
            config.importIdle(),
            config.callDeadline());
    return new ChainClient(new WriterRoute(chain, new ReplicaCalls(vertx)), loop, clock, times);
  }

  @Produces
  @Singleton
  SyncMetrics metrics(MeterRegistry registry) {
    return new SyncMetrics(registry);
  }

  @Produces
  @Singleton
  SyncPipeline pipeline(
      EventLoop loop,
      BlockSource source,
      ChainPort chain,
      SyncMetrics metrics,
      PipelineParts parts) {
    return new SyncPipeline(loop, parts, source, chain, metrics);
  }

  @Produces
  @Singleton
  PipelineParts parts(NetworkParameters network, NodeClock clock, SyncConfig config) {
    return new PipelineParts(
        DecisionRules.STANDARD,
        limits(config),
        times(config),
        watch(config),
        new Timetable(network.schedule(), clock),
        new Tip(0, network.genesisHash()),
        config.rest().toMillis(),
        config.beatLifetime().toMillis(),
        config.connections(),
        RandomGenerator.getDefault());
  }

  private static PlanLimits limits(SyncConfig config) {
    return new PlanLimits(
        config.rangeBlocks(),
        config.rangeBytes(),
        config.inFlight(),
        config.inFlightPerPeer(),
        config.lookAheadBlocks(),
        config.heldBytes(),
        config.imports());
  }

  private static PlanTimes times(SyncConfig config) {
    return new PlanTimes(
        ms(config.patienceFirst()),
        ms(config.patienceMost()),
        ms(config.silence()),
        ms(config.retryFirst()),
        ms(config.retryMost()),
        ms(config.exclusionFirst()),
        ms(config.exclusionMost()));
  }

  private static WatchTimes watch(SyncConfig config) {
    return new WatchTimes(
        config.stall().toMillis(),
        config.attempt().toMillis(),
        config.lastBlocks().toMillis(),
        LAST_BLOCKS_BELOW);
  }

  private static int ms(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }
}
