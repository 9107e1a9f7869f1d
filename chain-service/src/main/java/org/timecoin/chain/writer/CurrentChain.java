package org.timecoin.chain.writer;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.timecoin.chain.apply.ChainState;

/** The last committed state, for everybody who only looks. Empty until it was loaded. */
public final class CurrentChain {

  private final AtomicReference<Optional<ChainView>> view = new AtomicReference<>(Optional.empty());

  /** The last committed state. */
  public Optional<ChainView> get() {
    return view.get();
  }

  /** Called when the chain was loaded: by its writer, or after another process changed it. */
  public void open(String incarnation, ChainState state) {
    view.set(Optional.of(new ChainView(incarnation, state)));
  }

  /** Called after each commit. */
  public void moveTo(ChainState next) {
    view.updateAndGet(current -> current.map(opened -> new ChainView(opened.incarnation(), next)));
  }
}
