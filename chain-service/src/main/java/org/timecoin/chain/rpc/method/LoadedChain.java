package org.timecoin.chain.rpc.method;

import io.smallrye.mutiny.Uni;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.rpc.RpcError;
import org.timecoin.chain.writer.CurrentChain;

/** The chain as committed, or the error that it isn't loaded yet. */
public final class LoadedChain {

  private final CurrentChain current;

  /** A view of the chain. */
  public LoadedChain(CurrentChain current) {
    this.current = current;
  }

  Uni<ChainState> state() {
    return Uni.createFrom()
        .item(() -> current.get().orElseThrow(() -> RpcError.starting().asFailure()).state());
  }
}
