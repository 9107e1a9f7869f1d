package org.timecoin.contracts.service;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a replica that doesn't write sends a call that writes to the one that does (operations.md,
 * "Processes"): FAILED_PRECONDITION with the writer's address in a trailer.
 */
public final class WriterRedirect {

  private static final Metadata.Key<String> WRITER =
      Metadata.Key.of("timenode-writer", Metadata.ASCII_STRING_MARSHALLER);

  private WriterRedirect() {}

  /**
   * The answer that names the writer.
   *
   * @param address of its gRPC, host:port
   */
  public static StatusRuntimeException to(String address) {
    Metadata trailers = new Metadata();
    trailers.put(WRITER, address);
    return Status.FAILED_PRECONDITION
        .withDescription("this replica does not write the chain; the writer is at " + address)
        .asRuntimeException(trailers);
  }

  /** Where a failed call is to be made instead; empty when it failed for another reason. */
  public static Optional<String> writer(Throwable failure) {
    return Stream.iterate(failure, t -> t != null, Throwable::getCause)
        .filter(StatusRuntimeException.class::isInstance)
        .map(StatusRuntimeException.class::cast)
        .filter(e -> e.getStatus().getCode() == Status.Code.FAILED_PRECONDITION)
        .flatMap(e -> Optional.ofNullable(e.getTrailers()).stream())
        .flatMap(trailers -> Optional.ofNullable(trailers.get(WRITER)).stream())
        .findFirst();
  }
}
