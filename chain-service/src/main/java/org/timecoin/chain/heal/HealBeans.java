package org.timecoin.chain.heal;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import org.timecoin.chain.config.ChainConfig;
import org.timecoin.chain.lease.HeldTerm;
import org.timecoin.chain.store.BlockRepair;
import org.timecoin.chain.store.Reindexing;
import org.timecoin.chain.store.Scrub;
import org.timecoin.chain.store.UtxoSummaries;
import org.timecoin.chain.store.Verification;
import org.timecoin.chain.verify.DamageWatch;
import org.timecoin.chain.writer.ApplyQueue;
import org.timecoin.chain.writer.CurrentChain;
import org.timecoin.contracts.gateway.v1.MutinyPeerGatewayGrpc.MutinyPeerGatewayStub;
import org.timecoin.protocol.network.NetworkParameters;

/** Puts together what looks after the stored chain. */
@Singleton
final class HealBeans {

  @Produces
  @Singleton
  @Typed({Complaints.class, DamageWatch.class})
  Complaints complaints() {
    return new Complaints();
  }

  @Produces
  @Singleton
  HealMetrics metrics(MeterRegistry registry, Complaints complaints) {
    return new HealMetrics(registry, complaints);
  }

  @Produces
  @Singleton
  ReindexWork reindex(
      Reindexing reindexing,
      ApplyQueue queue,
      UtxoSummaries summaries,
      Complaints complaints,
      HealMetrics metrics) {
    return new ReindexWork(reindexing, queue, summaries, complaints, metrics);
  }

  @Produces
  @Singleton
  BlockHealer healer(
      BlockRepair repair,
      @GrpcClient("gateway") MutinyPeerGatewayStub gateway,
      NetworkParameters network,
      ChainConfig config,
      HealMetrics metrics) {
    GatewayBlocks peers = new GatewayBlocks(gateway, config.heal().fetchTimeout());
    return new BlockHealer(repair, peers, network, config.heal().peersAsked(), metrics);
  }

  @Produces
  @Singleton
  TipWork tip(BlockRepair repair, ApplyQueue queue, Complaints complaints) {
    return new TipWork(repair, queue, complaints);
  }

  @Produces
  @Singleton
  UtxoInquiry inquiry(
      @GrpcClient("gateway") MutinyPeerGatewayStub gateway,
      UtxoSummaries summaries,
      ChainConfig config) {
    GatewayBlocks peers = new GatewayBlocks(gateway, config.heal().fetchTimeout());
    return new UtxoInquiry(
        peers, summaries, config.heal().peersAgreeing(), config.store().scanTimeout());
  }

  @Produces
  @Singleton
  ChainDoctor doctor(
      Complaints complaints,
      Verification verification,
      ReindexWork reindex,
      BlockHealer healer,
      TipWork tip,
      UtxoInquiry inquiry,
      Scrub scrub,
      HeldTerm held,
      CurrentChain current,
      HealMetrics metrics,
      ChainConfig config) {
    ChainConfig.Heal heal = config.heal();
    ChainDoctor doctor =
        new ChainDoctor(
            complaints,
            verification,
            reindex,
            healer,
            tip,
            inquiry,
            scrub,
            held,
            current,
            metrics,
            new Timetable(
                heal.scrubBlocks(), heal.retry(), heal.askEvery(), heal.suspicionEvery()));
    metrics.follow(doctor);
    return doctor;
  }

  void close(@Disposes ChainDoctor doctor) {
    doctor.close();
  }
}
