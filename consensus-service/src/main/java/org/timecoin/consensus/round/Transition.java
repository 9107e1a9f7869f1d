package org.timecoin.consensus.round;

import java.util.List;

/**
 * What an input leads to.
 *
 * @param state the state after it
 * @param effects what is to be done, in this order
 */
public record Transition(State state, List<Effect> effects) {

  public Transition {
    effects = List.copyOf(effects);
  }
}
