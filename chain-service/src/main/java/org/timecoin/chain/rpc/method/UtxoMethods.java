package org.timecoin.chain.rpc.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.timecoin.chain.rpc.Params;
import org.timecoin.chain.rpc.RpcError;
import org.timecoin.chain.rpc.RpcJson;
import org.timecoin.chain.rpc.RpcMethod;
import org.timecoin.chain.store.UtxoScan;
import org.timecoin.chain.store.UtxoSummaries;
import org.timecoin.chain.store.UtxoSummary;

/** {@code gettxoutsetinfo}. */
public final class UtxoMethods {

  /** What the caller wants of the set's hash. */
  private enum HashType {
    /** As made for this tip before, or now. */
    CACHED,
    /** Not at all. */
    NONE,
    /** Made anew from the stored outputs. */
    RECOMPUTE
  }

  private final LoadedChain chain;
  private final UtxoSummaries summaries;
  private final UtxoScan scan;

  /** Methods over this chain. */
  public UtxoMethods(LoadedChain chain, UtxoSummaries summaries, UtxoScan scan) {
    this.chain = chain;
    this.summaries = summaries;
    this.scan = scan;
  }

  /** All of them. */
  public List<RpcMethod> all() {
    return List.of(
        new RpcMethod(
            "gettxoutsetinfo",
            List.of("hash_type"),
            "All unspent outputs; hash_type none: without their hash, recompute: counted anew.",
            this::info));
  }

  private Uni<JsonNode> info(Params params) {
    HashType type = hashType(params);
    Uni<UtxoSummary> summary =
        chain
            .state()
            .chain(
                state ->
                    type == HashType.RECOMPUTE
                        ? summaries.fresh()
                        : summaries.at(state.tip().hash()));
    return Uni.combine()
        .all()
        .unis(summary, scan.diskSize())
        .with((found, bytes) -> json(found, bytes, type));
  }

  private static HashType hashType(Params params) {
    JsonNode given = params.find("hash_type").orElse(RpcJson.text(""));
    if (!given.isTextual()) {
      throw RpcError.badParams("hash_type is a text").asFailure();
    }
    return switch (given.textValue()) {
      case "" -> HashType.CACHED;
      case "none" -> HashType.NONE;
      case "recompute" -> HashType.RECOMPUTE;
      default -> throw RpcError.malformedValue("hash_type is none or recompute").asFailure();
    };
  }

  private static JsonNode json(UtxoSummary summary, long diskBytes, HashType type) {
    ObjectNode json = RpcJson.object();
    json.put("height", summary.height());
    json.put("bestblock", summary.blockHash().hex());
    json.put("transactions", summary.transactions());
    json.put("txouts", summary.outputs());
    json.set("total_amount", RpcJson.amount(summary.totalSat()));
    json.put("disk_size", diskBytes);
    json.put("total_amount_sat", summary.totalSat());
    if (type != HashType.NONE) {
      json.put("utxo_hash", summary.hash().hex());
    }
    return json;
  }
}
