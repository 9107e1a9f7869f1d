package org.timecoin.chain.api;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.timecoin.chain.lease.Holder;
import org.timecoin.chain.lease.Role;
import org.timecoin.chain.writer.CurrentRole;
import org.timecoin.contracts.service.WriterRedirect;

/** Lets calls that write through on the writer, and sends them there from everywhere else. */
@Singleton
final class WriterGate {

  private final CurrentRole role;

  WriterGate(CurrentRole role) {
    this.role = role;
  }

  /** How a call that writes is to be ended here; empty on the writer. */
  Optional<StatusRuntimeException> refusal() {
    return switch (role.get()) {
      case Role.Writer writer -> Optional.empty();
      case Role.Starting(String reason) -> Optional.of(nobody(reason));
      case Role.Reader(Optional<Holder> writer, String reason) ->
          Optional.of(
              writer
                  .map(holder -> WriterRedirect.to(holder.grpcAddress()))
                  .orElseGet(() -> nobody(reason)));
    };
  }

  private static StatusRuntimeException nobody(String reason) {
    return Status.UNAVAILABLE
        .withDescription("no writer of the chain is known: " + reason)
        .asRuntimeException();
  }
}
