package org.timecoin.protocol.block;

import org.timecoin.protocol.bytes.ByteString;

/**
 * An unspent output.
 *
 * @param outpoint its name
 * @param value satoshis, {@code u64}
 * @param scriptPubkey the owner's address in ASCII, or another script nobody can spend
 * @param address the script as text; carried on the wire, hashed nowhere
 */
public record Utxo(OutPoint outpoint, long value, ByteString scriptPubkey, String address) {

  /** The output {@code vout} of a transaction as an unspent one; the address is its script. */
  public static Utxo of(OutPoint outpoint, TxOutput output) {
    return new Utxo(
        outpoint, output.value(), output.scriptPubkey(), output.scriptPubkey().asText());
  }
}
