package org.timecoin.chain.rpc.method;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.timecoin.chain.apply.AddressEntry;
import org.timecoin.chain.rpc.Params;
import org.timecoin.chain.rpc.RpcError;

/**
 * Where a page of a history begins: below a block, or before a transaction of one. As text it is
 * "height:position".
 *
 * @param height entries of lower blocks, and
 * @param position of this block those before this place
 */
record HistoryCursor(long height, int position) {

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,18}):([0-9]{1,9})");

  /** Before which everything is. */
  private static final HistoryCursor END = new HistoryCursor(Long.MAX_VALUE, 0);

  /** Reads a height, a cursor as an answer named it, or nothing for the newest. */
  static HistoryCursor of(Params params, String name) {
    Optional<JsonNode> given = params.find(name);
    if (given.isEmpty()) {
      return END;
    }
    if (!given.get().isTextual()) {
      return new HistoryCursor(params.height(name), 0);
    }
    Matcher matcher = TEXT.matcher(given.get().textValue());
    if (!matcher.matches()) {
      throw RpcError.malformedValue(name + " is a height or height:position").asFailure();
    }
    return new HistoryCursor(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** Behind an entry, where the next page begins. */
  static HistoryCursor after(AddressEntry entry) {
    return new HistoryCursor(entry.height(), entry.position());
  }

  String text() {
    return height + ":" + position;
  }
}
