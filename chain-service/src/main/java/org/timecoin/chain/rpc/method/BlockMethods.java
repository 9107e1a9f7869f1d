package org.timecoin.chain.rpc.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.timecoin.chain.apply.Coin;
import org.timecoin.chain.rpc.Params;
import org.timecoin.chain.rpc.RpcError;
import org.timecoin.chain.rpc.RpcJson;
import org.timecoin.chain.rpc.RpcMethod;
import org.timecoin.chain.store.ChainReader;
import org.timecoin.chain.store.StoredBlock;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.bytes.Hash;

/** {@code getblockcount}, {@code getbestblockhash}, {@code getblockhash}, {@code getblock}. */
public final class BlockMethods {

  private static final int HEX = 0;
  private static final int IDS = 1;
  private static final int FULL = 2;

  private final LoadedChain chain;
  private final ChainReader reader;
  private final BlockPlaces places;

  /** Methods over this chain. */
  public BlockMethods(LoadedChain chain, ChainReader reader, BlockPlaces places) {
    this.chain = chain;
    this.reader = reader;
    this.places = places;
  }

  /** All of them. */
  public List<RpcMethod> all() {
    return List.of(
        new RpcMethod("getblockcount", List.of(), "The height of the chain.", this::count),
        new RpcMethod("getbestblockhash", List.of(), "The hash of the last block.", this::bestHash),
        new RpcMethod(
            "getblockhash", List.of("height"), "The hash of the block at a height.", this::hash),
        new RpcMethod(
            "getblock",
            List.of("block", "verbosity"),
            "A block by height or hash; verbosity 0: hex, 1: with txids, 2: with transactions.",
            this::block));
  }

  private Uni<JsonNode> count(Params params) {
    return chain.state().map(state -> RpcJson.number(state.tip().height()));
  }

  private Uni<JsonNode> bestHash(Params params) {
    return chain.state().map(state -> RpcJson.text(state.tip().hash().hex()));
  }

  private Uni<JsonNode> hash(Params params) {
    long height = params.height("height");
    return chain
        .state()
        .chain(unused -> reader.hashes(height, height))
        .map(found -> found.stream().findFirst().orElseThrow(BlockMethods::notFound))
        .map(hash -> RpcJson.text(hash.hex()));
  }

  private Uni<? extends JsonNode> block(Params params) {
    int verbosity = verbosity(params);
    BlockName name = BlockName.of(params, "block");
    Uni<StoredBlock> block = chain.state().chain(unused -> find(name));
    return verbosity == HEX
        ? block.map(found -> RpcJson.text(HexFormat.of().formatHex(found.bincode())))
        : block.chain(found -> detailed(found, verbosity));
  }

  /** bitcoind's clients send a boolean here, true for 1. */
  private static int verbosity(Params params) {
    Optional<JsonNode> given = params.find("verbosity");
    if (given.isEmpty()) {
      return IDS;
    }
    if (given.get().isBoolean()) {
      return given.get().booleanValue() ? IDS : HEX;
    }
    long verbosity = params.height("verbosity");
    if (verbosity > FULL) {
      throw RpcError.malformedValue("verbosity is 0, 1 or 2").asFailure();
    }
    return (int) verbosity;
  }

  private Uni<StoredBlock> find(BlockName name) {
    Uni<Optional<StoredBlock>> found =
        switch (name) {
          case BlockName.ByHeight(long height) -> reader.block(height);
          case BlockName.ByHash(Hash hash) -> byHash(hash);
        };
    return found.map(block -> block.orElseThrow(BlockMethods::notFound));
  }

  private Uni<Optional<StoredBlock>> byHash(Hash hash) {
    return reader
        .heightOf(hash)
        .chain(height -> height.map(reader::block).orElse(Uni.createFrom().item(Optional.empty())));
  }

  private Uni<JsonNode> detailed(StoredBlock stored, int verbosity) {
    Uni<Map<OutPoint, Coin>> spent =
        verbosity == FULL
            ? reader.spentBy(stored.height())
            : Uni.createFrom().item(Map.<OutPoint, Coin>of());
    return Uni.combine()
        .all()
        .unis(places.of(stored.height()), spent)
        .with((place, coins) -> json(stored, place, verbosity, coins));
  }

  private static JsonNode json(
      StoredBlock stored, BlockPlace place, int verbosity, Map<OutPoint, Coin> spent) {
    HashedBlock block = HashedBlock.of(stored.block());
    ObjectNode json = BlockJson.of(block, stored.bincode().length, place);
    ArrayNode transactions = json.withArray("tx");
    for (int i = 0; i < block.txids().size(); i++) {
      transactions.add(
          verbosity == FULL
              ? TransactionJson.of(block, i, place.tipHeight(), spent)
              : RpcJson.text(block.txids().get(i).hex()));
    }
    return json;
  }

  static RuntimeException notFound() {
    return RpcError.notFound("Block not found").asFailure();
  }
}
