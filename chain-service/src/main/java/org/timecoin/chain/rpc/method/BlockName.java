package org.timecoin.chain.rpc.method;

import com.fasterxml.jackson.databind.JsonNode;
import org.timecoin.chain.rpc.Params;
import org.timecoin.chain.rpc.RpcError;
import org.timecoin.protocol.bytes.Hash;

/** How a caller names a block. */
sealed interface BlockName {

  /** By its height. */
  record ByHeight(long height) implements BlockName {}

  /** By its hash. */
  record ByHash(Hash hash) implements BlockName {}

  /** Reads a parameter that is a height or a hash of 64 hex digits. */
  static BlockName of(Params params, String parameter) {
    JsonNode value = params.get(parameter);
    return value.isTextual()
        ? new ByHash(hash("A block hash", value.textValue()))
        : new ByHeight(params.height(parameter));
  }

  /** Reads a hash of 64 hex digits, called by this name when it is none. */
  static Hash hash(String what, String text) {
    if (!text.matches("[0-9a-fA-F]{64}")) {
      throw RpcError.malformedValue(what + " has 64 hex digits").asFailure();
    }
    return Hash.fromHex(text);
  }
}
