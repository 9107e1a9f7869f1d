package org.timecoin.chain.rpc.method;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.timecoin.chain.apply.ChainTip;
import org.timecoin.chain.rpc.Params;
import org.timecoin.chain.rpc.RpcJson;
import org.timecoin.chain.rpc.RpcMethod;
import org.timecoin.chain.store.HeaderReader;
import org.timecoin.chain.store.StoredHeader;
import org.timecoin.protocol.bytes.Hash;

/** {@code getblockheader} and {@code getchaintips}. */
public final class HeaderMethods {

  private final LoadedChain chain;
  private final HeaderReader headers;
  private final BlockPlaces places;

  /** Methods over this chain. */
  public HeaderMethods(LoadedChain chain, HeaderReader headers, BlockPlaces places) {
    this.chain = chain;
    this.headers = headers;
    this.places = places;
  }

  /** All of them. */
  public List<RpcMethod> all() {
    return List.of(
        new RpcMethod(
            "getblockheader",
            List.of("block"),
            "A block by height or hash without its transactions and rewards.",
            this::header),
        new RpcMethod(
            "getchaintips",
            List.of(),
            "The last block of every branch that is kept: ours is the only one.",
            this::tips));
  }

  private Uni<JsonNode> header(Params params) {
    BlockName name = BlockName.of(params, "block");
    return chain
        .state()
        .chain(unused -> find(name))
        .map(found -> found.orElseThrow(BlockMethods::notFound))
        .chain(
            found -> places.of(found.header().height()).map(place -> BlockJson.of(found, place)));
  }

  private Uni<Optional<StoredHeader>> find(BlockName name) {
    return switch (name) {
      case BlockName.ByHeight(long height) -> headers.at(height);
      case BlockName.ByHash(Hash hash) -> headers.of(hash);
    };
  }

  private Uni<JsonNode> tips(Params params) {
    return chain.state().map(state -> RpcJson.array().add(tip(state.tip())));
  }

  private static JsonNode tip(ChainTip tip) {
    return RpcJson.object()
        .put("height", tip.height())
        .put("hash", tip.hash().hex())
        .put("branchlen", 0)
        .put("status", "active");
  }
}
