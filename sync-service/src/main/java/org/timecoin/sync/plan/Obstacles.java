package org.timecoin.sync.plan;

import static java.util.stream.Collectors.joining;

/** Finds out what a sync is waiting for. */
final class Obstacles {

  private Obstacles() {}

  static Obstacle of(Board board, Fetching fetching, Importing importing, long nowMs) {
    if (importing.isFailing()) {
      return new Obstacle(
          Obstacle.Kind.CHAIN_UNAVAILABLE, "the chain service does not take blocks just now");
    }
    if (importing.outstanding() > 0) {
      return new Obstacle(
          Obstacle.Kind.CHAIN_SLOW,
          "the chain service has not answered for %d ranges".formatted(importing.outstanding()));
    }
    if (fetching.isGatewayFailing()) {
      return new Obstacle(
          Obstacle.Kind.GATEWAY_UNAVAILABLE, "the gateway does not take requests just now");
    }
    return board
        .gap()
        .firstMissing()
        .map(slice -> missing(board, slice, nowMs))
        .orElse(new Obstacle(Obstacle.Kind.NONE, "nothing is missing"));
  }

  private static Obstacle missing(Board board, Slice slice, long nowMs) {
    if (!slice.requests().isEmpty()) {
      String asked = slice.requests().stream().map(Request::peer).collect(joining(" and "));
      return new Obstacle(
          Obstacle.Kind.PEER_SILENT,
          "%s asked for %s: no answer yet".formatted(asked, slice.range()));
    }
    if (!board.peers().hasSource(slice.range(), nowMs)) {
      return new Obstacle(
          Obstacle.Kind.NOBODY_TO_ASK, "nobody who may be asked has %s".formatted(slice.range()));
    }
    return new Obstacle(
        Obstacle.Kind.PEERS_FAILING,
        "%s failed %d times and is asked for again soon"
            .formatted(slice.range(), slice.attempts()));
  }
}
