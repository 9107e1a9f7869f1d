package org.timecoin.sync.run;

import io.smallrye.mutiny.subscription.Cancellable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.timecoin.sync.fetch.FetchResult;
import org.timecoin.sync.fetch.FetchedBlocks;
import org.timecoin.sync.plan.Action;
import org.timecoin.sync.run.loop.EventLoop;

/** Does what the planner wants done, and keeps the blocks until it wants them released. */
final class Errands {

  /** Who is told how requests ended. */
  interface FetchListener {
    void fetched(Action.Fetch fetch, FetchResult result);
  }

  private final BlockSource source;
  private final ChainPort chain;
  private final EventLoop loop;
  private final FetchListener fetches;
  private final ImportListener imports;
  private final Notices notices;
  private final Map<Long, Cancellable> underWay = new HashMap<>();
  private final Map<Long, FetchedBlocks> kept = new HashMap<>();

  Errands(
      BlockSource source,
      ChainPort chain,
      EventLoop loop,
      FetchListener fetches,
      ImportListener imports,
      Notices notices) {
    this.source = source;
    this.chain = chain;
    this.loop = loop;
    this.fetches = fetches;
    this.imports = imports;
    this.notices = notices;
  }

  void run(List<Action> actions) {
    loop.check();
    for (Action action : actions) {
      switch (action) {
        case Action.Fetch fetch -> fetch(fetch);
        case Action.Cancel cancel -> cancel(cancel.request());
        case Action.Import handed -> hand(handed);
        case Action.Release release -> kept.remove(release.request());
        case Action.Blame blame -> source.blame(blame);
        case Action.OtherBranch other -> notices.otherBranch(other);
        case Action.Unlinked unlinked -> notices.unlinked(unlinked);
      }
    }
  }

  private void fetch(Action.Fetch fetch) {
    Cancellable request =
        source.fetch(fetch).emitOn(loop).subscribe().with(result -> ended(fetch, result));
    underWay.put(fetch.request(), request);
  }

  private void ended(Action.Fetch fetch, FetchResult result) {
    if (underWay.remove(fetch.request()) == null) {
      return;
    }
    if (result instanceof FetchResult.Delivered delivered) {
      kept.put(fetch.request(), delivered.blocks());
    }
    fetches.fetched(fetch, result);
  }

  private void cancel(long request) {
    Optional.ofNullable(underWay.remove(request)).ifPresent(Cancellable::cancel);
  }

  private void hand(Action.Import handed) {
    FetchedBlocks blocks = kept.get(handed.request());
    chain.hand(handed.request(), blocks, handed.peer(), imports);
  }

  /** Ranges whose blocks are kept. */
  int kept() {
    return kept.size();
  }
}
