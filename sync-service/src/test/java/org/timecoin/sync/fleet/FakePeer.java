package org.timecoin.sync.fleet;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.timecoin.contracts.gateway.v1.FetchBlocksRequest;
import org.timecoin.contracts.gateway.v1.FetchBlocksResponse;
import org.timecoin.contracts.gateway.v1.FetchEnd;
import org.timecoin.contracts.gateway.v1.FetchEnd.Outcome;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.protocol.block.Block;

/**
 * A peer behind the fake gateway.
 *
 * @param claims the height it says it has
 * @param serves what it answers, without the first and the last item of the stream
 */
public record FakePeer(
    String name, long claims, Function<FetchBlocksRequest, Multi<FetchBlocksResponse>> serves) {

  /** Serves these blocks, the index being the height. */
  public static FakePeer honest(String name, List<Block> chain) {
    return new FakePeer(name, chain.size() - 1L, request -> answer(name, chain, request, 101));
  }

  /** Serves these blocks, never more than so many at once. */
  public static FakePeer splitting(String name, List<Block> chain, int most) {
    return new FakePeer(name, chain.size() - 1L, request -> answer(name, chain, request, most));
  }

  /** Serves these blocks after a while. */
  public static FakePeer slow(String name, List<Block> chain, Duration after) {
    return new FakePeer(
        name,
        chain.size() - 1L,
        request ->
            answer(name, chain, request, 101)
                .onSubscription()
                .call(() -> Uni.createFrom().voidItem().onItem().delayIt().by(after)));
  }

  /** Claims a height and has only these blocks. */
  public static FakePeer boasting(String name, List<Block> chain, long claims) {
    return new FakePeer(name, claims, request -> answer(name, chain, request, 101));
  }

  /** Says nothing until its time is over. */
  public static FakePeer silent(String name, long claims) {
    return new FakePeer(
        name,
        claims,
        request ->
            Multi.createFrom()
                .item(end(name, Outcome.OUTCOME_TIMEOUT))
                .onItem()
                .call(
                    () ->
                        Uni.createFrom()
                            .voidItem()
                            .onItem()
                            .delayIt()
                            .by(Duration.ofMillis(request.getTimeoutMs()))));
  }

  /** Closes on requests for more than so many blocks. */
  public static FakePeer closing(String name, List<Block> chain, int above) {
    return new FakePeer(
        name,
        chain.size() - 1L,
        request ->
            request.getRange().getLast() - request.getRange().getFirst() >= above
                ? Multi.createFrom().item(end(name, Outcome.OUTCOME_CLOSED))
                : answer(name, chain, request, 101));
  }

  private static Multi<FetchBlocksResponse> answer(
      String name, List<Block> chain, FetchBlocksRequest request, int most) {
    long first = request.getRange().getFirst();
    long wanted = Math.min(request.getRange().getLast(), chain.size() - 1L);
    long last = Math.min(wanted, first + most - 1);
    Outcome outcome =
        last == request.getRange().getLast() ? Outcome.OUTCOME_COMPLETE : Outcome.OUTCOME_PREFIX;
    List<Block> served = last < first ? List.of() : chain.subList((int) first, (int) last + 1);
    return Multi.createFrom()
        .iterable(served)
        .map(FakePeer::item)
        .onCompletion()
        .continueWith(end(name, outcome));
  }

  static FetchBlocksResponse item(Block block) {
    return FetchBlocksResponse.newBuilder().setBlock(ChainMap.toProto(block)).build();
  }

  /** The last item of a stream. */
  public static FetchBlocksResponse end(String peer, Outcome outcome) {
    return FetchBlocksResponse.newBuilder()
        .setEnd(FetchEnd.newBuilder().setPeer(peer).setOutcome(outcome))
        .build();
  }
}
