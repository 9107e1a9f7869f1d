package org.timecoin.gateway.api;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** A request that breaks the interface; the caller gets INVALID_ARGUMENT with the sentence. */
final class InvalidRequest extends StatusRuntimeException {

  private static final long serialVersionUID = 1;

  InvalidRequest(String sentence) {
    super(Status.INVALID_ARGUMENT.withDescription(sentence));
  }
}
