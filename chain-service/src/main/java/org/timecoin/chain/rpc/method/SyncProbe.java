package org.timecoin.chain.rpc.method;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Asks the sync service what the node is doing. */
public interface SyncProbe {

  /** "sync", "catchup", "steady" or "waiting"; empty when the sync service doesn't say. */
  Uni<Optional<String>> state();
}
