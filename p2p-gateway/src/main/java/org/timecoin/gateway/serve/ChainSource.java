package org.timecoin.gateway.serve;

import com.google.protobuf.ByteString;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.timecoin.contracts.chain.v1.TipResponse;
import org.timecoin.contracts.chain.v1.UtxoHashResponse;
import org.timecoin.protocol.bytes.Hash;

/**
 * Where the chain is known. A port: the chain service behind it may be away, then every answer
 * fails.
 */
public interface ChainSource {

  /** Where the chain stands. */
  Uni<TipResponse> tip();

  /**
   * Blocks of a range as bincode, in order, until one is missing or the bytes are spent.
   *
   * @param first height, {@code u64}
   * @param last height, {@code u64}, inclusive
   */
  Uni<List<ByteString>> blocks(long first, long last, int maxBytes);

  /** The hash at a height; empty when the chain ends before. */
  Uni<Optional<Hash>> hashAt(long height);

  /** The state hash of all unspent outputs. */
  Uni<UtxoHashResponse> utxoHash();
}
