package org.timecoin.protocol.rules;

import java.util.List;
import org.timecoin.protocol.block.Utxo;

/**
 * What a valid transaction does, if its signatures hold.
 *
 * @param spent the outputs it spends, in the order of its inputs
 * @param fee what it leaves over, in satoshis, {@code u64}
 * @param claims its signatures, one an input
 */
public record Spend(List<Utxo> spent, long fee, List<SignatureClaim> claims) {

  public Spend {
    spent = List.copyOf(spent);
    claims = List.copyOf(claims);
  }
}
