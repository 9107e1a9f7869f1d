package org.timecoin.chain.rpc.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.rpc.Params;
import org.timecoin.chain.rpc.RpcJson;
import org.timecoin.chain.rpc.RpcMethod;
import org.timecoin.chain.store.ChainReader;
import org.timecoin.contracts.time.NodeClock;
import org.timecoin.protocol.network.NetworkParameters;

/** {@code getblockchaininfo}. */
public final class InfoMethods {

  private static final int MEDIAN_BLOCKS = 11;

  private final LoadedChain chain;
  private final ChainReader reader;
  private final NetworkParameters network;
  private final NodeClock clock;
  private final SyncProbe sync;

  /** Methods over this chain. */
  public InfoMethods(
      LoadedChain chain,
      ChainReader reader,
      NetworkParameters network,
      NodeClock clock,
      SyncProbe sync) {
    this.chain = chain;
    this.reader = reader;
    this.network = network;
    this.clock = clock;
    this.sync = sync;
  }

  /** All of them. */
  public List<RpcMethod> all() {
    return List.of(
        new RpcMethod(
            "getblockchaininfo",
            List.of(),
            "What the node knows of its chain, and what it is doing.",
            this::blockchainInfo));
  }

  private Uni<JsonNode> blockchainInfo(Params params) {
    return chain
        .state()
        .chain(
            state ->
                Uni.combine()
                    .all()
                    .unis(medianTime(state.tip().height()), sync.state())
                    .with((median, doing) -> info(state, median, doing)));
  }

  private Uni<Long> medianTime(long height) {
    return reader
        .timestamps(Math.max(0, height - MEDIAN_BLOCKS + 1), height)
        .map(times -> times.stream().sorted().toList())
        .map(sorted -> sorted.get(sorted.size() / 2));
  }

  private JsonNode info(ChainState state, long medianTime, Optional<String> doing) {
    long height = state.tip().height();
    long expected = network.schedule().expectedHeight(clock.seconds());
    ObjectNode json = RpcJson.object();
    json.put("chain", chainName());
    json.put("blocks", height);
    json.put("headers", height);
    json.put("bestblockhash", state.tip().hash().hex());
    json.put("difficulty", 1.0);
    json.put("mediantime", medianTime);
    json.put("verificationprogress", height >= expected ? 1.0 : (double) height / expected);
    json.put("chainwork", "%064x".formatted(height));
    json.put("pruned", false);
    json.put("consensus", "BFT");
    json.put("instant_finality", true);
    json.put("finality_time", "<3 seconds");
    json.put("expectedheight", expected);
    // Left out when the sync service doesn't answer: nothing is made up in its place.
    doing.ifPresent(name -> json.put("state", name));
    json.put("finalized", state.finalHeight());
    json.put("genesishash", network.genesisHash().hex());
    return json;
  }

  private String chainName() {
    return switch (network.network()) {
      case MAINNET -> "main";
      case TESTNET -> "test";
      case DEVNET -> "dev";
    };
  }
}
