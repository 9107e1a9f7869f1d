package org.timecoin.sync.run;

import io.smallrye.mutiny.Uni;
import org.timecoin.sync.fetch.FetchResult;
import org.timecoin.sync.plan.Action;

/** Where blocks come from: the peers behind the gateway. Workers of later work stand behind it. */
public interface BlockSource {

  /** Carries out a request. It always ends with a result; cancelling it ends it at once. */
  Uni<FetchResult> fetch(Action.Fetch fetch);

  /** Tells that what a peer served was proven wrong. Best effort: a failure is logged. */
  void blame(Action.Blame blame);
}
