package org.timecoin.chain;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.timecoin.chain.apply.ApplyWatch;
import org.timecoin.chain.apply.BatchComputation;
import org.timecoin.chain.apply.BatchLimits;
import org.timecoin.chain.apply.BlockApplier;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.apply.ChainStorage;
import org.timecoin.chain.apply.Committed;
import org.timecoin.chain.apply.Proposals;
import org.timecoin.chain.apply.RuleJudge;
import org.timecoin.chain.apply.SignedInput;
import org.timecoin.chain.apply.SwitchLimits;
import org.timecoin.chain.config.ChainConfig;
import org.timecoin.chain.emit.OutboxBacklog;
import org.timecoin.chain.emit.OutboxPublisher;
import org.timecoin.chain.heal.Complaints;
import org.timecoin.chain.health.ChainMetrics;
import org.timecoin.chain.health.SignatureMetrics;
import org.timecoin.chain.store.ChainReader;
import org.timecoin.chain.writer.ApplyQueue;
import org.timecoin.chain.writer.CurrentChain;
import org.timecoin.chain.writer.CurrentRole;
import org.timecoin.chain.writer.ParallelVerifier;
import org.timecoin.chain.writer.QueueLimits;
import org.timecoin.chain.writer.RunWriter;
import org.timecoin.chain.writer.VerifiedSignatures;
import org.timecoin.contracts.node.Checkpoints;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.vote.Checkpoint;

/** Puts the parts together; the parts themselves know nothing of injection. */
@Singleton
final class ChainBeans {

  /** While one is committed the next is judged; more of them let others wait for longer. */
  private static final int BATCHES_TOGETHER = 4;

  /**
   * Read blocks take several times the memory of their bytes, and the database doesn't wait long
   * for one who judges within a transaction.
   */
  private static final int SWITCHED_TOGETHER_BYTES = 2 << 20;

  @Produces
  @Singleton
  CurrentChain current() {
    return new CurrentChain();
  }

  @Produces
  @Singleton
  ChainHistory history(
      ChainReader reader,
      ApplyQueue queue,
      Checkpoints checkpoints,
      NetworkParameters network,
      ChainConfig config) {
    return new ChainHistory(reader, queue, checkpoints, network, config.store().queryTimeout());
  }

  @Produces
  @Singleton
  VerifiedSignatures verified(ChainConfig config, MeterRegistry registry) {
    VerifiedSignatures verified = new VerifiedSignatures(config.writer().verifiedSignaturesMax());
    SignatureMetrics.register(registry, verified);
    return verified;
  }

  @Produces
  @Singleton
  ParallelVerifier verifier(ChainConfig config, VerifiedSignatures verified) {
    int threads = config.writer().signatureThreads();
    return new ParallelVerifier(
        threads == 0 ? Runtime.getRuntime().availableProcessors() : threads, verified);
  }

  void close(@Disposes ParallelVerifier verifier) {
    verifier.close();
  }

  @Produces
  @Singleton
  ApplyWatch watch(
      MeterRegistry registry,
      CurrentChain current,
      ParallelVerifier verifier,
      OutboxPublisher publisher,
      Complaints complaints) {
    ApplyWatch moving =
        new ApplyWatch() {
          @Override
          public void committed(Committed done) {
            current.moveTo(done.after());
          }

          @Override
          public void loaded(ChainState state) {
            current.moveTo(state);
          }
        };
    ChainMetrics metrics = new ChainMetrics(registry, current);
    metrics.countSignatures(verifier);
    return moving.and(metrics).and(publisher).and(complaints);
  }

  @Produces
  @Singleton
  BatchComputation computation(
      ParallelVerifier verifier, NetworkParameters network, Checkpoints checkpoints) {
    return new BatchComputation(new RuleJudge(network, checkpoints.all()), verifier);
  }

  @Produces
  @Singleton
  ApplyQueue queue(
      ChainStorage storage,
      BatchComputation computation,
      VerifiedSignatures verified,
      NetworkParameters network,
      ChainConfig config,
      ApplyWatch watch,
      CurrentRole role,
      Checkpoints checkpoints,
      OutboxBacklog backlog,
      Complaints complaints) {
    ChainConfig.Writer limits = config.writer();
    BlockApplier applier =
        new BlockApplier(
            storage,
            computation,
            new BatchLimits(limits.batchBlocksMax(), limits.batchBytesMax()),
            new SwitchLimits(
                limits.switchDepthMax(),
                SWITCHED_TOGETHER_BYTES,
                checkpoints.all().stream().map(Checkpoint::height).toList()),
            watch);
    Proposals proposals =
        new Proposals(
            storage,
            computation,
            network,
            claim -> verified.holds(new SignedInput(claim.txid(), claim.input()), claim::holds));
    return new ApplyQueue(
        new RunWriter(
            applier, proposals, () -> role.reason().or(complaints::reason).or(backlog::reason)),
        new QueueLimits(
            limits.queueRequestsMax(),
            limits.queueBytesMax(),
            BATCHES_TOGETHER * limits.batchBlocksMax()),
        watch);
  }

  void close(@Disposes ApplyQueue queue) {
    queue.close();
  }
}
