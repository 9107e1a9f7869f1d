package org.timecoin.gateway.api;

import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.timecoin.contracts.gateway.v1.FetchBlocksRequest;
import org.timecoin.contracts.gateway.v1.FetchBlocksResponse;
import org.timecoin.contracts.gateway.v1.FetchEnd;
import org.timecoin.contracts.gateway.v1.FetchStarted;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.gateway.session.FetchItem;
import org.timecoin.gateway.session.FetchOrder;
import org.timecoin.protocol.block.Block;

/** Fetches as other services order and receive them. */
final class FetchMapping {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  private FetchMapping() {}

  /** The order in a request; a broken one is an {@link InvalidRequest}. */
  static FetchOrder order(FetchBlocksRequest request) {
    long first = request.getRange().getFirst();
    long last = request.getRange().getLast();
    if (Long.compareUnsigned(last, first) < 0) {
      throw new InvalidRequest("the range ends before it begins");
    }
    Optional<String> only = request.hasPeer() ? Optional.of(request.getPeer()) : Optional.empty();
    return new FetchOrder(
        first, last, only, Set.copyOf(request.getAvoidList()), timeoutMs(request.getTimeoutMs()));
  }

  /** A timeout as the interface allows it. */
  static int timeoutMs(int asked) {
    if (asked < 1 || asked > LONGEST.toMillis()) {
      throw new InvalidRequest("timeout_ms must be 1 to " + LONGEST.toMillis());
    }
    return asked;
  }

  /** The responses of an item. Encoding blocks takes its time: not for an event loop. */
  static Multi<FetchBlocksResponse> responses(FetchItem item) {
    return switch (item) {
      case FetchItem.Started(String peer) ->
          Multi.createFrom()
              .item(
                  FetchBlocksResponse.newBuilder()
                      .setStarted(FetchStarted.newBuilder().setPeer(peer))
                      .build());
      case FetchItem.Came came ->
          Multi.createFrom().iterable(came.blocks()).map(FetchMapping::block);
      case FetchItem.Ended ended -> Multi.createFrom().item(end(ended));
    };
  }

  private static FetchBlocksResponse block(Block block) {
    return FetchBlocksResponse.newBuilder().setBlock(ChainMap.toProto(block)).build();
  }

  private static FetchBlocksResponse end(FetchItem.Ended ended) {
    return FetchBlocksResponse.newBuilder()
        .setEnd(
            FetchEnd.newBuilder()
                .setOutcome(outcome(ended.outcome()))
                .setPeer(ended.peer())
                .setDetail(ended.detail()))
        .build();
  }

  private static FetchEnd.Outcome outcome(FetchItem.Outcome outcome) {
    return switch (outcome) {
      case COMPLETE -> FetchEnd.Outcome.OUTCOME_COMPLETE;
      case PREFIX -> FetchEnd.Outcome.OUTCOME_PREFIX;
      case TIMEOUT -> FetchEnd.Outcome.OUTCOME_TIMEOUT;
      case CLOSED -> FetchEnd.Outcome.OUTCOME_CLOSED;
      case NO_PEER -> FetchEnd.Outcome.OUTCOME_NO_PEER;
      case MALFORMED -> FetchEnd.Outcome.OUTCOME_MALFORMED;
      case BUSY -> FetchEnd.Outcome.OUTCOME_BUSY;
    };
  }
}
