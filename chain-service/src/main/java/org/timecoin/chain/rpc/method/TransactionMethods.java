package org.timecoin.chain.rpc.method;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.HexFormat;
import java.util.List;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.rpc.Params;
import org.timecoin.chain.rpc.RpcError;
import org.timecoin.chain.rpc.RpcJson;
import org.timecoin.chain.rpc.RpcMethod;
import org.timecoin.chain.store.ChainReader;
import org.timecoin.chain.store.StoredBlock;
import org.timecoin.chain.store.TransactionPlace;
import org.timecoin.chain.store.TransactionReader;
import org.timecoin.protocol.bincode.BincodeFault;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TransactionCodec;
import org.timecoin.protocol.bytes.Hash;

/** {@code gettransaction}, {@code getrawtransaction} and {@code decoderawtransaction}. */
public final class TransactionMethods {

  private final LoadedChain chain;
  private final TransactionReader transactions;
  private final ChainReader reader;

  /** Methods over this chain. */
  public TransactionMethods(LoadedChain chain, TransactionReader transactions, ChainReader reader) {
    this.chain = chain;
    this.transactions = transactions;
    this.reader = reader;
  }

  /** All of them. */
  public List<RpcMethod> all() {
    return List.of(
        new RpcMethod(
            "gettransaction",
            List.of("txid"),
            "A transaction of a block, with what it spends.",
            params -> transaction(params, true)),
        new RpcMethod(
            "getrawtransaction",
            List.of("txid", "verbose"),
            "A transaction of a block as hex; verbose: as gettransaction.",
            params -> transaction(params, params.flag("verbose", false))),
        new RpcMethod(
            "decoderawtransaction",
            List.of("hex"),
            "What a transaction's bytes say; what it spends is not looked up.",
            params -> Uni.createFrom().item(TransactionJson.of(decoded(params.text("hex"))))));
  }

  private Uni<JsonNode> transaction(Params params, boolean verbose) {
    Hash txid = BlockName.hash("A txid", params.text("txid"));
    return chain
        .state()
        .chain(state -> transactions.place(txid).map(found -> found.orElseThrow(this::notFound)))
        .chain(place -> verbose ? shown(place) : raw(place));
  }

  private Uni<JsonNode> raw(TransactionPlace place) {
    return block(place)
        .map(block -> block.block().transactions().get(place.position()))
        .map(tx -> RpcJson.text(HexFormat.of().formatHex(TransactionCodec.encode(tx))));
  }

  private Uni<JsonNode> shown(TransactionPlace place) {
    return Uni.combine()
        .all()
        .unis(block(place), reader.spentBy(place.height()), chain.state())
        .with(
            (block, spent, state) ->
                TransactionJson.of(block, place.position(), tipHeight(state), spent));
  }

  private static long tipHeight(ChainState state) {
    return state.tip().height();
  }

  private Uni<HashedBlock> block(TransactionPlace place) {
    return reader
        .block(place.height())
        .map(found -> found.map(StoredBlock::block).map(HashedBlock::of))
        .map(
            found ->
                found
                    .filter(block -> isIn(block, place))
                    .orElseThrow(
                        () ->
                            // A branch was left between two questions.
                            RpcError.other("The chain changed meanwhile, try again").asFailure()));
  }

  private static boolean isIn(HashedBlock block, TransactionPlace place) {
    return place.position() < block.txids().size()
        && block.txids().get(place.position()).equals(place.txid());
  }

  private static Transaction decoded(String hex) {
    try {
      return TransactionCodec.decode(HexFormat.of().parseHex(hex));
    } catch (BincodeFault e) {
      throw RpcError.malformedValue("hex is no transaction: " + e.getMessage()).asFailure();
    } catch (IllegalArgumentException e) {
      // What came is not repeated.
      throw RpcError.malformedValue("hex is an even number of hex digits").asFailure();
    }
  }

  private RuntimeException notFound() {
    return RpcError.notFound("Transaction not found in any block").asFailure();
  }
}
