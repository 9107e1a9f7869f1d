package org.timecoin.chain;

import io.grpc.Status;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.timecoin.contracts.gateway.v1.AskPeersRequest;
import org.timecoin.contracts.gateway.v1.AskPeersResponse;
import org.timecoin.contracts.gateway.v1.FetchBlocksRequest;
import org.timecoin.contracts.gateway.v1.FetchBlocksResponse;
import org.timecoin.contracts.gateway.v1.FetchEnd;
import org.timecoin.contracts.gateway.v1.FetchStarted;
import org.timecoin.contracts.gateway.v1.HashAnswer;
import org.timecoin.contracts.gateway.v1.PeerAnswer;
import org.timecoin.contracts.gateway.v1.ReportViolationRequest;
import org.timecoin.contracts.gateway.v1.UtxoHashAnswer;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.sync.v1.StatusResponse;
import org.timecoin.contracts.sync.v1.SyncState;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.bytes.Hash;

/** What the services next to the chain service say and hear in tests. */
@Singleton
public class FakeNeighbours {

  private final AtomicReference<Optional<SyncState>> syncState =
      new AtomicReference<>(Optional.of(SyncState.SYNC_STATE_STEADY));
  private final AtomicReference<Map<String, LongFunction<Optional<Block>>>> peers =
      new AtomicReference<>(Map.of());
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicReference<Function<AskPeersRequest, AskPeersResponse>> claims =
      new AtomicReference<>(question -> AskPeersResponse.getDefaultInstance());
  private final List<ReportViolationRequest> reports = new CopyOnWriteArrayList<>();

  /** What the sync service answers from now on; empty means it doesn't. */
  public void syncSays(Optional<SyncState> state) {
    syncState.set(state);
  }

  Uni<StatusResponse> syncStatus() {
    return syncState
        .get()
        .map(state -> Uni.createFrom().item(StatusResponse.newBuilder().setState(state).build()))
        .orElseGet(() -> Uni.createFrom().failure(Status.UNAVAILABLE.asRuntimeException()));
  }

  /** What peers answer when they are asked for a block, in the order in which they are asked. */
  public void peersHave(Map<String, LongFunction<Optional<Block>>> answers) {
    peers.set(new LinkedHashMap<>(answers));
    asked.clear();
  }

  /** Which peers were asked for blocks. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  Multi<FetchBlocksResponse> fetch(FetchBlocksRequest request) {
    Optional<String> peer =
        peers.get().keySet().stream()
            .filter(name -> !request.getAvoidList().contains(name))
            .findFirst();
    if (peer.isEmpty()) {
      return Multi.createFrom().items(end(FetchEnd.Outcome.OUTCOME_NO_PEER));
    }
    asked.add(peer.get());
    List<FetchBlocksResponse> items = new ArrayList<>();
    items.add(
        FetchBlocksResponse.newBuilder()
            .setStarted(FetchStarted.newBuilder().setPeer(peer.get()))
            .build());
    peers
        .get()
        .get(peer.get())
        .apply(request.getRange().getFirst())
        .map(block -> FetchBlocksResponse.newBuilder().setBlock(ChainMap.toProto(block)).build())
        .ifPresent(items::add);
    items.add(end(FetchEnd.Outcome.OUTCOME_COMPLETE));
    return Multi.createFrom().iterable(items);
  }

  private static FetchBlocksResponse end(FetchEnd.Outcome outcome) {
    return FetchBlocksResponse.newBuilder()
        .setEnd(FetchEnd.newBuilder().setOutcome(outcome))
        .build();
  }

  /** What so many peers say of their outputs and of the block they have. */
  public void peersSay(int count, long height, Hash blockHash, Hash utxoHash) {
    claims.set(
        question -> {
          AskPeersResponse.Builder response = AskPeersResponse.newBuilder();
          for (int i = 0; i < count; i++) {
            PeerAnswer.Builder answer = PeerAnswer.newBuilder().setPeer("10.0.0." + i + ":24100");
            if (question.hasHash()) {
              answer.setHash(HashAnswer.newBuilder().setHash(ChainMap.toProto(blockHash)));
            } else {
              answer.setUtxoHash(
                  UtxoHashAnswer.newBuilder()
                      .setHeight(height)
                      .setHash(ChainMap.toProto(utxoHash)));
            }
            response.addAnswers(answer);
          }
          return response.build();
        });
  }

  AskPeersResponse claims(AskPeersRequest request) {
    return claims.get().apply(request);
  }

  void report(ReportViolationRequest request) {
    reports.add(request);
  }

  /** What the gateway was told. */
  public List<ReportViolationRequest> reports() {
    return List.copyOf(reports);
  }
}
