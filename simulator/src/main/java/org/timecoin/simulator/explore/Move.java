package org.timecoin.simulator.explore;

import java.util.List;
import org.timecoin.consensus.round.Input;

/**
 * Something that can happen to one honest voter.
 *
 * @param inputs what comes to it, in this order
 * @param crash whether it then crashes and starts again
 * @param to the voter after it
 */
record Move(List<Input> inputs, boolean crash, Local to) {

  Move {
    inputs = List.copyOf(inputs);
  }
}
