package org.timecoin.protocol.rules;

import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.vote.Electorate;

/**
 * What the rules of a run need to know besides the run. No clock: the answer is the same for ever.
 *
 * @param parameters of the network
 * @param parent the header of the block that the run stands on; blocks on it need certificates,
 *     else an IllegalArgumentException
 * @param electorate of the parent
 * @param collateral at the parent
 */
public record RunContext(
    NetworkParameters parameters,
    BlockHeader parent,
    Electorate electorate,
    CollateralLookup collateral) {

  public RunContext {
    if (!parameters.isCertified(parent.height() + 1)) {
      throw new IllegalArgumentException("runs begin at the activation");
    }
  }
}
