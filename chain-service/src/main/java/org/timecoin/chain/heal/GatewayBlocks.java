package org.timecoin.chain.heal;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.timecoin.chain.verify.PeerClaims.Claim;
import org.timecoin.contracts.gateway.v1.AskPeersRequest;
import org.timecoin.contracts.gateway.v1.FetchBlocksRequest;
import org.timecoin.contracts.gateway.v1.FetchBlocksResponse;
import org.timecoin.contracts.gateway.v1.HashQuestion;
import org.timecoin.contracts.gateway.v1.MutinyPeerGatewayGrpc.MutinyPeerGatewayStub;
import org.timecoin.contracts.gateway.v1.PeerAnswer;
import org.timecoin.contracts.gateway.v1.UtxoHashQuestion;
import org.timecoin.contracts.types.v1.HeightRange;
import org.timecoin.protocol.bytes.Hash;

/** Peers as the gateway reaches them. */
final class GatewayBlocks implements PeerBlocks {

  private static final Logger LOG = Logger.getLogger(GatewayBlocks.class);

  /** The gateway says itself that a peer is silent; it may take a little longer. */
  private static final Duration MARGIN = Duration.ofSeconds(3);

  /** Peers asked for their hashes at one time. */
  private static final int PEERS_ASKED = 16;

  private final MutinyPeerGatewayStub gateway;
  private final Duration timeout;

  GatewayBlocks(MutinyPeerGatewayStub gateway, Duration timeout) {
    this.gateway = gateway;
    this.timeout = timeout;
  }

  @Override
  public Answer fetch(long height, List<String> avoid) {
    FetchBlocksRequest request =
        FetchBlocksRequest.newBuilder()
            .setRange(HeightRange.newBuilder().setFirst(height).setLast(height))
            .addAllAvoid(avoid)
            .setTimeoutMs(Math.toIntExact(timeout.toMillis()))
            .build();
    // One block and what is said around it; whoever sends more is cut off.
    Uni<List<FetchBlocksResponse>> items =
        bounded().fetchBlocks(request).select().first(3).collect().asList();
    return answer(await(items).orElse(List.of()));
  }

  private static Answer answer(List<FetchBlocksResponse> items) {
    Optional<String> peer = Optional.empty();
    Optional<byte[]> block = Optional.empty();
    for (FetchBlocksResponse item : items) {
      switch (item.getItemCase()) {
        case STARTED -> peer = Optional.of(item.getStarted().getPeer());
        case BLOCK -> block = Optional.of(item.getBlock().getBincode().toByteArray());
        case END, ITEM_NOT_SET -> {}
      }
    }
    return new Answer(peer, block);
  }

  @Override
  public List<Claim> claims(long height) {
    Map<String, Hash> blocks = new HashMap<>();
    for (PeerAnswer answer :
        ask(AskPeersRequest.newBuilder().setHash(HashQuestion.newBuilder().setHeight(height)))) {
      if (answer.getHash().getHash().size() == Hash.LENGTH) {
        blocks.put(answer.getPeer(), Hash.of(answer.getHash().getHash().toByteArray()));
      }
    }
    return ask(AskPeersRequest.newBuilder().setUtxoHash(UtxoHashQuestion.getDefaultInstance()))
        .stream()
        .filter(answer -> answer.getUtxoHash().getHash().size() == Hash.LENGTH)
        .map(
            answer ->
                new Claim(
                    answer.getUtxoHash().getHeight(),
                    Hash.of(answer.getUtxoHash().getHash().toByteArray()),
                    Optional.ofNullable(blocks.get(answer.getPeer()))))
        .toList();
  }

  private List<PeerAnswer> ask(AskPeersRequest.Builder question) {
    question.setMaxPeers(PEERS_ASKED).setTimeoutMs(Math.toIntExact(timeout.toMillis()));
    return await(bounded().askPeers(question.build()))
        .map(response -> response.getAnswersList())
        .orElse(List.of());
  }

  private MutinyPeerGatewayStub bounded() {
    return gateway.withDeadlineAfter(timeout.plus(MARGIN).toMillis(), TimeUnit.MILLISECONDS);
  }

  private <T> Optional<T> await(Uni<T> answer) {
    return answer
        .map(Optional::of)
        .onFailure()
        .invoke(failure -> LOG.debugf("the gateway does not answer: %s", failure.getMessage()))
        .onFailure()
        .recoverWithItem(Optional.empty())
        .await()
        .atMost(timeout.plus(MARGIN).plus(MARGIN));
  }
}
