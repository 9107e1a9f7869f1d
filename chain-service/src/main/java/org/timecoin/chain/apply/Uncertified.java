package org.timecoin.chain.apply;

import java.util.Optional;
import org.timecoin.protocol.network.Activation;
import org.timecoin.protocol.network.NetworkParameters;

/** Blocks that came without certificates before this network was known to need them. */
public final class Uncertified {

  private Uncertified() {}

  /** The last block before them; empty when a chain that stands so has none. */
  public static Optional<Long> above(NetworkParameters network, long tip, long finalHeight) {
    return network.activations().stream()
        .findFirst()
        .map(Activation::parentHeight)
        .filter(begin -> finalHeight <= begin && tip > begin);
  }
}
