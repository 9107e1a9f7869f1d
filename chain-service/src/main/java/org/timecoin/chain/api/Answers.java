package org.timecoin.chain.api;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;
import org.timecoin.chain.store.DamagedBlock;
import org.timecoin.contracts.map.BadRecord;
import org.timecoin.protocol.bincode.BincodeFault;

/** Ends calls: with one answer, or with a status that says whose fault it was. */
final class Answers {

  private static final Logger LOG = Logger.getLogger(Answers.class);

  private Answers() {}

  /** Answers a call that has one answer. */
  static <T> void unary(StreamObserver<T> call, Uni<T> answer) {
    var unused =
        answer
            .subscribe()
            .with(
                item -> {
                  call.onNext(item);
                  call.onCompleted();
                },
                failure -> call.onError(status(failure)));
  }

  /** What a failure is to the caller. */
  static StatusRuntimeException status(Throwable failure) {
    return switch (failure) {
      case StatusRuntimeException known -> known;
      case BadRecord bad ->
          Status.INVALID_ARGUMENT.withDescription(bad.getMessage()).asRuntimeException();
      case BincodeFault none -> invalid("not a block: " + none.getMessage());
      case DamagedBlock damaged ->
          Status.DATA_LOSS.withDescription(damaged.getMessage()).asRuntimeException();
      default -> {
        LOG.warnf(failure, "a call could not be answered");
        yield Status.UNAVAILABLE
            .withDescription("the database did not answer")
            .withCause(failure)
            .asRuntimeException();
      }
    };
  }

  /** The caller asked for something that is no question. */
  static StatusRuntimeException invalid(String why) {
    return Status.INVALID_ARGUMENT.withDescription(why).asRuntimeException();
  }

  /** The chain is not loaded yet. */
  static StatusRuntimeException starting() {
    return Status.UNAVAILABLE.withDescription("the chain is not loaded yet").asRuntimeException();
  }

  /** What was asked is known of the tip only, which is another block. */
  static StatusRuntimeException otherTip() {
    return Status.FAILED_PRECONDITION
        .withDescription("the parent is not the tip")
        .asRuntimeException();
  }

  /** The block that was named is not of this chain. */
  static StatusRuntimeException unknownBlock() {
    return Status.NOT_FOUND.withDescription("no block of this chain").asRuntimeException();
  }
}
