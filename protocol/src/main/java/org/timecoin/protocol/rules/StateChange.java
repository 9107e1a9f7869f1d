package org.timecoin.protocol.rules;

import java.util.List;
import org.timecoin.protocol.block.Utxo;

/**
 * What a valid block does to the state, if its signatures hold.
 *
 * @param spent the outputs it spends, in block order
 * @param created the outputs it makes, in block order. The set of unspent outputs is a set: where a
 *     coinbase repeats an earlier one to the byte, as blocks below the activation may, there is
 *     still one output of that name
 * @param fees of all transactions, in satoshis, {@code u64}
 * @param claims all signatures
 */
public record StateChange(
    List<Utxo> spent, List<Utxo> created, long fees, List<SignatureClaim> claims) {

  public StateChange {
    spent = List.copyOf(spent);
    created = List.copyOf(created);
    claims = List.copyOf(claims);
  }
}
