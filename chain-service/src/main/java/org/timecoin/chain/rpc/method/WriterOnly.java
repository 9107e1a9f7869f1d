package org.timecoin.chain.rpc.method;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.timecoin.chain.lease.Role;
import org.timecoin.chain.rpc.RpcError;
import org.timecoin.chain.writer.CurrentRole;

/** Lets calls that change what is stored through on the writer, and says where it is elsewhere. */
public final class WriterOnly {

  private final CurrentRole role;

  /** Asks for the role at every call. */
  public WriterOnly(CurrentRole role) {
    this.role = role;
  }

  <T> Uni<T> call(Supplier<Uni<T>> work) {
    return switch (role.get()) {
      case Role.Writer writer -> work.get();
      case Role.Starting starting -> Uni.createFrom().failure(RpcError.starting().asFailure());
      case Role.Reader reader -> Uni.createFrom().failure(elsewhere(reader).asFailure());
    };
  }

  private static RpcError elsewhere(Role.Reader reader) {
    return reader
        .writer()
        .map(
            holder ->
                RpcError.other(
                    "This replica does not write the chain; the writer's JSON-RPC is at "
                        + holder.rpcAddress()))
        .orElseGet(() -> RpcError.other("Nobody writes the chain now, ask again later"));
  }
}
