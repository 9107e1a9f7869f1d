package org.timecoin.chain.rpc.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.stream.StreamSupport;
import org.timecoin.chain.apply.Coin;
import org.timecoin.chain.rpc.Params;
import org.timecoin.chain.rpc.RpcError;
import org.timecoin.chain.rpc.RpcJson;
import org.timecoin.chain.rpc.RpcMethod;
import org.timecoin.chain.store.CoinReader;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.key.AddressDigit;

/** {@code listunspent}. */
public final class UnspentMethods {

  private static final long CONFIRMATIONS_DEFAULT = 9_999_999;

  private final LoadedChain chain;
  private final CoinReader coins;
  private final AddressDigit digit;
  private final int addressesMax;
  private final int outputsMax;

  /**
   * Methods over this chain.
   *
   * @param addressesMax in one question
   * @param outputsMax in one answer
   */
  public UnspentMethods(
      LoadedChain chain, CoinReader coins, AddressDigit digit, int addressesMax, int outputsMax) {
    this.chain = chain;
    this.coins = coins;
    this.digit = digit;
    this.addressesMax = addressesMax;
    this.outputsMax = outputsMax;
  }

  /** All of them. */
  public List<RpcMethod> all() {
    return List.of(
        new RpcMethod(
            "listunspent",
            List.of("minconf", "maxconf", "addresses"),
            "Unspent outputs of addresses with so many confirmations, the oldest first.",
            this::list));
  }

  private Uni<JsonNode> list(Params params) {
    long least = params.number("minconf", 1, 0, Long.MAX_VALUE);
    long most = params.number("maxconf", CONFIRMATIONS_DEFAULT, 0, Long.MAX_VALUE);
    List<Address> addresses = addresses(params.get("addresses"));
    return chain.state().chain(state -> list(addresses, state.tip().height(), least, most));
  }

  private List<Address> addresses(JsonNode given) {
    if (!given.isArray()) {
      throw RpcError.badParams("addresses is an array of texts").asFailure();
    }
    if (given.size() > addressesMax) {
      throw RpcError.malformedValue("at most " + addressesMax + " addresses").asFailure();
    }
    return StreamSupport.stream(given.spliterator(), false)
        .map(one -> AddressParam.of(Params.text("an address", one), digit))
        .toList();
  }

  private Uni<JsonNode> list(List<Address> addresses, long tipHeight, long least, long most) {
    // Unsigned distances may be longer than the chain; heights are never negative.
    long first = Math.max(0, tipHeight - Math.min(most, tipHeight + 1) + 1);
    // What was committed meanwhile counts as not yet confirmed.
    long last = least == 0 ? Long.MAX_VALUE : tipHeight - Math.min(least, tipHeight + 2) + 1;
    return coins
        .paying(addresses, first, last, outputsMax + 1)
        .map(found -> json(found, tipHeight));
  }

  private JsonNode json(List<Coin> found, long tipHeight) {
    if (found.size() > outputsMax) {
      // The answer is a plain list, so nothing in it could say that it isn't all.
      throw RpcError.malformedValue(
              "More than " + outputsMax + " outputs; narrow minconf and maxconf")
          .asFailure();
    }
    ArrayNode json = RpcJson.array();
    found.forEach(coin -> json.add(json(coin, Confirmations.of(coin.createdHeight(), tipHeight))));
    return json;
  }

  private static ObjectNode json(Coin coin, long confirmations) {
    ObjectNode json = RpcJson.object();
    json.put("txid", coin.outpoint().txid().hex());
    json.put("vout", Integer.toUnsignedLong(coin.outpoint().vout()));
    json.put("address", coin.output().scriptPubkey().asText());
    json.set("amount", RpcJson.amount(coin.output().value()));
    json.put("confirmations", confirmations);
    // The node holds no keys; whoever does needs nothing more than this to spend it.
    json.put("spendable", false);
    json.put("solvable", true);
    json.put("safe", true);
    return json.put("amount_sat", coin.output().value());
  }
}
