package org.timecoin.chain.rpc.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.timecoin.chain.apply.AddressEntry;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.rpc.Params;
import org.timecoin.chain.rpc.RpcJson;
import org.timecoin.chain.rpc.RpcMethod;
import org.timecoin.chain.store.AddressBalance;
import org.timecoin.chain.store.AddressReader;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.AddressReading;

/** {@code validateaddress}, {@code getbalance} and {@code getaddresshistory}. */
public final class AddressMethods {

  private static final int PAGE_DEFAULT = 100;

  private final LoadedChain chain;
  private final AddressReader addresses;
  private final AddressDigit digit;
  private final int historyMax;

  /**
   * Methods over this chain.
   *
   * @param historyMax transactions in one answer
   */
  public AddressMethods(
      LoadedChain chain, AddressReader addresses, AddressDigit digit, int historyMax) {
    this.chain = chain;
    this.addresses = addresses;
    this.digit = digit;
    this.historyMax = historyMax;
  }

  /** All of them. */
  public List<RpcMethod> all() {
    return List.of(
        new RpcMethod(
            "validateaddress",
            List.of("address"),
            "Whether a text is an address of this network, and if not why.",
            params -> Uni.createFrom().item(validity(params.text("address")))),
        new RpcMethod(
            "getbalance",
            List.of("address"),
            "What the unspent outputs of an address are worth.",
            this::balance),
        new RpcMethod(
            "getaddresshistory",
            List.of("address", "limit", "before"),
            "What transactions did to an address, newest first; before: a height, or next of an answer.",
            this::history));
  }

  private JsonNode validity(String text) {
    AddressReading read = AddressParam.read(text, digit);
    ObjectNode json = RpcJson.object().put("isvalid", read instanceof AddressReading.Valid);
    json.put("address", text);
    switch (read) {
      case AddressReading.Valid(Address address) ->
          json.put("scriptPubKey", address.script().hex());
      case AddressReading.Invalid(AddressReading.Reason reason) ->
          json.put("error", AddressParam.sentence(reason));
    }
    // No wallet is configured here, and scripts are nothing but addresses.
    for (String never : List.of("ismine", "iswatchonly", "isscript", "iswitness")) {
      json.put(never, false);
    }
    return json;
  }

  private Uni<JsonNode> balance(Params params) {
    Address address = AddressParam.of(params.text("address"), digit);
    return chain
        .state()
        .chain(unused -> addresses.balance(address.script()))
        .map(balance -> RpcJson.amount(balance.unspentSat()));
  }

  private Uni<JsonNode> history(Params params) {
    Address address = AddressParam.of(params.text("address"), digit);
    int limit = (int) params.number("limit", Math.min(PAGE_DEFAULT, historyMax), 1, historyMax);
    HistoryCursor before = HistoryCursor.of(params, "before");
    // One more than asked for says whether there are more.
    return chain
        .state()
        .chain(
            state ->
                Uni.combine()
                    .all()
                    .unis(
                        addresses.balance(address.script()),
                        addresses.history(
                            address.script(), before.height(), before.position(), limit + 1))
                    .with((balance, found) -> page(address, state, balance, found, limit)));
  }

  private static JsonNode page(
      Address address,
      ChainState state,
      AddressBalance balance,
      List<AddressEntry> found,
      int limit) {
    boolean more = found.size() > limit;
    List<AddressEntry> shown = more ? found.subList(0, limit) : found;
    ObjectNode json = RpcJson.object().put("address", address.text());
    json.set("balance", RpcJson.amount(balance.unspentSat()));
    json.put("balance_sat", balance.unspentSat());
    json.put("unspent_outputs", balance.unspentOutputs());
    ArrayNode entries = json.putArray("entries");
    shown.forEach(entry -> entries.add(entry(entry, state.tip().height())));
    json.put("more", more);
    if (more) {
      json.put("next", HistoryCursor.after(shown.getLast()).text());
    }
    return json;
  }

  private static ObjectNode entry(AddressEntry entry, long tipHeight) {
    ObjectNode json = RpcJson.object();
    json.put("txid", entry.txid().hex());
    json.put("height", entry.height());
    json.put("position", entry.position());
    json.put("confirmations", Confirmations.of(entry.height(), tipHeight));
    json.set("received", RpcJson.amount(entry.receivedSat()));
    json.set("spent", RpcJson.amount(entry.spentSat()));
    json.put("received_sat", entry.receivedSat());
    return json.put("spent_sat", entry.spentSat());
  }
}
