package org.timecoin.chain.rpc.method;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.timecoin.protocol.bytes.Hash;

/**
 * Where a block stands in the chain.
 *
 * @param next the hash of the block after it; empty at the tip
 * @param tipHeight from which confirmations are counted
 * @param certificate of the run it is in, as it is shown
 */
record BlockPlace(Optional<Hash> next, long tipHeight, JsonNode certificate) {}
