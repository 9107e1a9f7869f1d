package org.timecoin.chain.intake;

import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.timecoin.chain.config.ChainConfig;
import org.timecoin.chain.store.IntakeOffsets;
import org.timecoin.chain.writer.ApplyQueue;
import org.timecoin.contracts.gateway.v1.MutinyPeerGatewayGrpc.MutinyPeerGatewayStub;
import org.timecoin.contracts.kafka.PartitionReaders;
import org.timecoin.contracts.time.NodeClock;
import org.timecoin.protocol.network.NetworkParameters;

/** Puts the way in from the log together. */
@Singleton
final class IntakeBeans {

  @Produces
  @Singleton
  BlockIntake intake(
      ApplyQueue queue,
      IntakeOffsets offsets,
      @GrpcClient("gateway") MutinyPeerGatewayStub gateway,
      NodeClock clock,
      NetworkParameters network,
      ChainConfig config,
      IntakeMetrics metrics) {
    return new BlockIntake(
        queue,
        new OffsetKeeper(offsets::save, config.intake().saveEvery()),
        new GatewayReports(gateway, config.intake().reportTimeout()),
        clock,
        network.genesisHash(),
        config.outbox().announceWithin(),
        metrics::count);
  }

  @Produces
  @Singleton
  IntakeReader reader(
      PartitionReaders readers, IntakeOffsets offsets, BlockIntake intake, ChainConfig config) {
    return new IntakeReader(readers, offsets, intake, config.store().queryTimeout());
  }
}
