package org.timecoin.chain;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.timecoin.chain.config.ChainConfig;
import org.timecoin.chain.config.LeaseConfig;
import org.timecoin.chain.config.OwnAddress;
import org.timecoin.chain.config.RpcConfig;
import org.timecoin.chain.emit.OutboxPublisher;
import org.timecoin.chain.heal.ChainDoctor;
import org.timecoin.chain.heal.Complaints;
import org.timecoin.chain.health.LeaseMetrics;
import org.timecoin.chain.intake.IntakeReader;
import org.timecoin.chain.lease.HeldTerm;
import org.timecoin.chain.lease.Holder;
import org.timecoin.chain.lease.LeaseCourse;
import org.timecoin.chain.lease.LeaseStore;
import org.timecoin.chain.lease.LeaseTimes;
import org.timecoin.chain.store.LeaseAccess;
import org.timecoin.chain.store.NodeDatabase;
import org.timecoin.chain.store.OpenPools;
import org.timecoin.chain.store.PgLease;
import org.timecoin.chain.store.TipReader;
import org.timecoin.chain.writer.ApplyQueue;
import org.timecoin.chain.writer.CurrentChain;
import org.timecoin.chain.writer.CurrentRole;
import org.timecoin.chain.writer.Duties;
import org.timecoin.chain.writer.RoleLoop;
import org.timecoin.contracts.node.NodeIdentity;
import org.timecoin.contracts.service.BadConfiguration;
import org.timecoin.protocol.network.NetworkParameters;

/** Puts together what decides whether this process writes. */
@Singleton
final class RoleBeans {

  @Produces
  @Singleton
  HeldTerm held() {
    return new HeldTerm();
  }

  @Produces
  @Singleton
  CurrentRole role() {
    return new CurrentRole();
  }

  @Produces
  @Singleton
  LeaseTimes times(ChainConfig config) {
    try {
      return new LeaseTimes(config.lease().term(), config.lease().lookEvery());
    } catch (IllegalArgumentException e) {
      throw new BadConfiguration(
          e.getMessage() + "; set timenode.chain.lease.term and timenode.chain.lease.look-every",
          e);
    }
  }

  @Produces
  @Singleton
  LeaseStore store(
      ChainConfig config,
      LeaseTimes times,
      OpenPools pools,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password") String password) {
    return new PgLease(access(config, times, user, password), times.term(), pools::cut);
  }

  static LeaseAccess access(ChainConfig config, LeaseTimes times, String user, String password) {
    try {
      return new LeaseAccess(config.lease().jdbcUrl(), user, password, times.renewal());
    } catch (IllegalArgumentException e) {
      throw new BadConfiguration(
          "timenode.chain.lease.jdbc-url (by default quarkus.datasource.jdbc.url): "
              + e.getMessage(),
          e);
    }
  }

  void close(@Disposes LeaseStore store) {
    store.close();
  }

  @Produces
  @Singleton
  Holder self(NodeIdentity node, ChainConfig config, RpcConfig rpc, NetworkParameters network) {
    LeaseConfig lease = config.lease();
    String grpc = OwnAddress.told("timenode.chain.lease.grpc-address", lease.grpcAddress());
    String listen = rpc.listen().orElse("127.0.0.1:" + network.network().rpcPort());
    return new Holder(
        UUID.randomUUID().toString(),
        "the chain service of %s at %s".formatted(node.nodeId(), grpc),
        grpc,
        OwnAddress.told("timenode.chain.lease.rpc-address", lease.rpcAddress().orElse(listen)));
  }

  @Produces
  @Singleton
  Duties duties(
      NodeDatabase database,
      NetworkParameters network,
      ChainHistory history,
      ChainDoctor doctor,
      Complaints complaints,
      HeldTerm held,
      ApplyQueue queue,
      CurrentChain current,
      TipReader tips,
      OutboxPublisher publisher,
      IntakeReader intake,
      ChainConfig config) {
    return new WriterDuties(
        database,
        network,
        history,
        doctor,
        complaints,
        held,
        queue,
        current,
        tips,
        publisher,
        intake,
        config.store().queryTimeout());
  }

  @Produces
  @Singleton
  RoleLoop loop(
      LeaseStore store,
      Holder self,
      LeaseTimes times,
      HeldTerm held,
      CurrentRole role,
      CurrentChain current,
      Duties duties,
      MeterRegistry registry) {
    LeaseCourse course = new LeaseCourse(times, ThreadLocalRandom.current(), System.nanoTime());
    return new RoleLoop(
        store, self, course, held, role, current, duties, new LeaseMetrics(registry, role, times));
  }
}
