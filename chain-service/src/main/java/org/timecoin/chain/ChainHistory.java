package org.timecoin.chain;

import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.apply.Uncertified;
import org.timecoin.chain.store.ChainReader;
import org.timecoin.chain.writer.ApplyQueue;
import org.timecoin.contracts.node.Checkpoints;
import org.timecoin.contracts.service.BadConfiguration;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.vote.Checkpoint;

/**
 * Holds a stored chain to what is known of its past before it is used: checkpoints, and the block
 * that certificates begin on.
 */
final class ChainHistory {

  private static final Logger LOG = Logger.getLogger(ChainHistory.class);

  private final ChainReader reader;
  private final ApplyQueue queue;
  private final Checkpoints checkpoints;
  private final NetworkParameters network;
  private final Duration timeout;

  ChainHistory(
      ChainReader reader,
      ApplyQueue queue,
      Checkpoints checkpoints,
      NetworkParameters network,
      Duration timeout) {
    this.reader = reader;
    this.queue = queue;
    this.checkpoints = checkpoints;
    this.network = network;
    this.timeout = timeout;
  }

  /**
   * Refuses a chain that contradicts a checkpoint; waits, so never on an event loop.
   *
   * @throws BadConfiguration naming the checkpoint and the block that stands there instead
   */
  void check(ChainState state) {
    for (Checkpoint checkpoint : checkpoints.all()) {
      if (checkpoint.height() > state.tip().height()) {
        LOG.infof(
            "checkpoint %d is not reached yet: the chain is at %d",
            checkpoint.height(), state.tip().height());
        continue;
      }
      List<Hash> stored =
          reader.hashes(checkpoint.height(), checkpoint.height()).await().atMost(timeout);
      if (!stored.equals(List.of(checkpoint.hash()))) {
        throw new BadConfiguration(
            ("the stored chain has %s at height %d, where a checkpoint names %s; take the checkpoint"
                    + " out of timenode.checkpoints if it is wrong, else give the node an empty database")
                .formatted(stored, checkpoint.height(), checkpoint.hash()));
      }
    }
  }

  /**
   * Undoes what stands without certificate above the block that certificates begin on, at any depth
   * (consensus.md section 3, "Old peers"). For the writer only; waits.
   *
   * @return the chain after
   */
  ChainState undoUncertified(ChainState state) {
    return Uncertified.above(network, state.tip().height(), state.finalHeight())
        .map(begin -> undoDownTo(begin, state))
        .orElse(state);
  }

  private ChainState undoDownTo(long begin, ChainState state) {
    LOG.warnf(
        "blocks %d to %d have no certificate where certificates are needed, and are undone",
        begin + 1, state.tip().height());
    return queue.undoDownTo(begin).toCompletableFuture().join();
  }
}
