package org.timecoin.protocol.block;

import java.util.Collection;
import java.util.Comparator;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.Sha256;

/**
 * The UTXO-set hash: SHA-256 over all unspent outputs in {@link OutPoint#TEXT_ORDER}, of txid ‖
 * vout LE ‖ value LE ‖ script_pubkey, the script without a length (protocol.md section 3).
 *
 * <p>The set may be far larger than memory, so it is fed one output at a time, already sorted. Not
 * thread-safe.
 */
public final class UtxoSetHash {

  private final Sha256 sha = new Sha256();
  private OutPoint last = new OutPoint(Hash.ZERO, 0);
  private long count;

  /** Adds the next output; one out of order, or twice, is an IllegalArgumentException. */
  public UtxoSetHash add(OutPoint outpoint, long value, ByteString scriptPubkey) {
    if (count > 0 && OutPoint.TEXT_ORDER.compare(last, outpoint) >= 0) {
      throw new IllegalArgumentException(outpoint + " does not come after " + last);
    }
    sha.hash(outpoint.txid()).u32(outpoint.vout()).u64(value);
    scriptPubkey.addTo(sha);
    last = outpoint;
    count++;
    return this;
  }

  /** Outputs added so far. */
  public long count() {
    return count;
  }

  /** The hash of the set; nothing may be added afterwards. */
  public Hash finish() {
    return sha.hash();
  }

  /** The hash of a set that fits in memory, in any order. */
  public static Hash of(Collection<Utxo> utxos) {
    UtxoSetHash hash = new UtxoSetHash();
    utxos.stream()
        .sorted(Comparator.comparing(Utxo::outpoint, OutPoint.TEXT_ORDER))
        .forEach(u -> hash.add(u.outpoint(), u.value(), u.scriptPubkey()));
    return hash.finish();
  }
}
