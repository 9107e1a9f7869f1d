package org.timecoin.chain.heal;

import org.jboss.logging.Logger;
import org.timecoin.chain.store.BlockRepair;
import org.timecoin.chain.writer.ApplyQueue;

/** Puts the stored tip right, while nothing is applied. */
final class TipWork {

  private static final Logger LOG = Logger.getLogger(TipWork.class);

  private final BlockRepair repair;
  private final ApplyQueue queue;
  private final Complaints complaints;

  TipWork(BlockRepair repair, ApplyQueue queue, Complaints complaints) {
    this.repair = repair;
    this.queue = queue;
    this.complaints = complaints;
  }

  /**
   * Has the tip name its block when it names another, and that is proven.
   *
   * @return whether it was put right
   */
  boolean heal() {
    if (!queue.alone(repair::writeTip).toCompletableFuture().join()) {
      return false;
    }
    LOG.warnf("the tip was damaged in the database and is put right: it is its block again");
    // What was known of the chain may be of what was damaged; the writer tells everybody.
    queue.state().toCompletableFuture().join();
    complaints.inconsistent("the tip was damaged, so what is computed may be, too");
    return true;
  }
}
