package org.timecoin.localnet.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.stream.StreamSupport;
import org.timecoin.localnet.legacy.Vectors;

/**
 * What a node has to have at a height of the golden chain.
 *
 * @param height of the tip
 * @param tipHash in hex
 * @param utxoHash in hex
 * @param utxoCount unspent outputs
 * @param totalSat their value
 */
record ExpectedChain(long height, String tipHash, String utxoHash, long utxoCount, long totalSat) {
  /** Half a minute after block 2000 was due. */
  static final Instant NOW = Instant.parse("2025-12-14T21:20:30Z");

  /** The check point of the vectors at a height: 0, 500, 1000, 1500, 1950 or 2000. */
  static ExpectedChain at(long height) {
    JsonNode summary = Vectors.chainSummary();
    JsonNode state = find(summary.path("states"), height);
    return new ExpectedChain(
        height,
        find(summary.path("block_hashes"), height).path("hash").asText(),
        state.path("utxo_state_hash").asText(),
        state.path("utxo_count").asLong(),
        state.path("total_value").asLong());
  }

  private static JsonNode find(JsonNode points, long height) {
    return StreamSupport.stream(points.spliterator(), false)
        .filter(point -> point.path("height").asLong() == height)
        .findFirst()
        .orElseThrow();
  }
}
