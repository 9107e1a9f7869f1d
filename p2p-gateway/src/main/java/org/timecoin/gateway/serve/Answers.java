package org.timecoin.gateway.serve;

import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.gateway.route.PeerRequest;
import org.timecoin.gateway.transport.GatewayLoop;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.message.ChainMessage.BlockHashResponse;
import org.timecoin.protocol.message.ChainMessage.BlockHeightResponse;
import org.timecoin.protocol.message.ChainMessage.GenesisHashResponse;
import org.timecoin.protocol.message.ConnectionMessage.PeersResponse;
import org.timecoin.protocol.message.ConnectionMessage.Pong;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.message.UtxoMessage.UtxoStateHashResponse;
import org.timecoin.protocol.wire.WireCodec;

/**
 * Answers peers' requests. Fails when the chain service doesn't answer in time: then the peer gets
 * no answer, because in a ledger absence must never be invented. Called on the loop, answers on the
 * loop.
 */
public final class Answers {

  private final GatewayLoop loop;
  private final ChainSource chain;
  private final RecentTip tip;
  private final Hash genesisHash;
  private final InstantSource clock;
  private final Supplier<List<String>> knownPeers;
  private final Turns rangeTurns;

  /**
   * Answers from these sources.
   *
   * @param knownPeers what is told to a peer that asks whom we know
   * @param rangesAtOnce range replies prepared at a time
   */
  public Answers(
      GatewayLoop loop,
      ChainSource chain,
      RecentTip tip,
      Hash genesisHash,
      InstantSource clock,
      Supplier<List<String>> knownPeers,
      int rangesAtOnce) {
    this.loop = loop;
    this.chain = chain;
    this.tip = tip;
    this.genesisHash = genesisHash;
    this.clock = clock;
    this.knownPeers = knownPeers;
    this.rangeTurns = new Turns(rangesAtOnce);
  }

  /** The line that answers, with its newline; empty when there is nothing to say. */
  public Uni<Optional<byte[]>> answer(PeerRequest request) {
    return switch (request) {
      case PeerRequest.Height ignored ->
          tip.get().map(now -> line(new BlockHeightResponse(now.getTip().getHeight())));
      case PeerRequest.GenesisHash ignored -> now(new GenesisHashResponse(genesisHash));
      case PeerRequest.KnownPeers ignored -> now(new PeersResponse(knownPeers.get()));
      case PeerRequest.Echo echo -> now(new Pong(echo.nonce(), clock.instant().getEpochSecond()));
      case PeerRequest.HashAt at ->
          chain.hashAt(at.height()).map(hash -> line(new BlockHashResponse(at.height(), hash)));
      case PeerRequest.UtxoHash ignored -> utxoHash();
      case PeerRequest.Blocks blocks -> rangeTurns.take(() -> range(blocks));
    };
  }

  private Uni<Optional<byte[]>> utxoHash() {
    return chain
        .utxoHash()
        .map(
            state ->
                line(
                    new UtxoStateHashResponse(
                        ChainMap.hash(state.getHash()), state.getHeight(), state.getUtxoCount())));
  }

  private Uni<Optional<byte[]>> range(PeerRequest.Blocks request) {
    Uni<List<com.google.protobuf.ByteString>> blocks =
        request.isEmpty()
            ? Uni.createFrom().item(List.of())
            : chain.blocks(request.first(), request.last(), RangeReply.MOST_BINCODE);
    return blocks
        .emitOn(loop)
        .chain(
            found ->
                Uni.createFrom()
                    .completionStage(
                        () ->
                            loop.offload(() -> RangeReply.encode(request, found))
                                .toCompletionStage()));
  }

  private static Uni<Optional<byte[]>> now(Message message) {
    return Uni.createFrom().item(line(message));
  }

  private static Optional<byte[]> line(Message message) {
    return Optional.of(WireCodec.encodeLine(message));
  }
}
