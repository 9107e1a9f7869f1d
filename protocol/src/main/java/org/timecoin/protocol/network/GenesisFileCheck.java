package org.timecoin.protocol.network;

import java.util.List;
import org.timecoin.protocol.key.SignatureCheck;
import org.timecoin.protocol.reward.Amounts;

/** Whether the values of a {@code genesis.json} make a network that can run. */
final class GenesisFileCheck {

  private static final int MAX_VOTERS = 100;

  private GenesisFileCheck() {}

  static void check(GenesisFile file) throws GenesisFault {
    require(file.genesisTime() >= 0, "genesisTime must not be negative.");
    require(file.intervalSeconds() >= 1, "intervalSeconds must be at least 1 second.");
    checkActivations(file.activation());
    checkOutputs(file.outputs());
  }

  private static void checkActivations(List<Activation> activations) throws GenesisFault {
    for (int i = 0; i < activations.size(); i++) {
      Activation activation = activations.get(i);
      checkVoters(activation.voters());
      boolean names = activation.parentHeight() != 0;
      require(
          names != activation.parentHash().isZero(),
          "an activation must name its parent's hash, and zeros for the genesis block.");
      require(
          i == 0
              || Long.compareUnsigned(
                      activations.get(i - 1).parentHeight(), activation.parentHeight())
                  < 0,
          "activations must be sorted by height without repeats.");
    }
  }

  private static void checkVoters(List<Voter> voters) throws GenesisFault {
    require(
        !voters.isEmpty() && voters.size() <= MAX_VOTERS,
        "an activation must have 1 to 100 voters.");
    require(
        voters.stream().map(Voter::publicKey).distinct().count() == voters.size(),
        "the voters of an activation must have different keys.");
    require(
        voters.stream().map(Voter::publicKey).allMatch(SignatureCheck::isUsable),
        "the key of a voter is no Ed25519 key.");
  }

  private static void checkOutputs(List<GenesisOutput> outputs) throws GenesisFault {
    // One satoshi is the mark's.
    long total = 1;
    for (GenesisOutput output : outputs) {
      require(
          output.address().digit() == Network.DEVNET.addressDigit(),
          "an output pays to an address of another network.");
      require(output.value() > 0, "an output must pay at least 1 satoshi and less than 2^63.");
      // Both at most 2^63 - 1, so a sum that wraps around is negative.
      total += output.value();
      require(
          total > 0 && total <= Amounts.GENESIS_MOST,
          "the outputs pay more than 2^62 satoshis together.");
    }
  }

  private static void require(boolean holds, String otherwise) throws GenesisFault {
    if (!holds) {
      throw new GenesisFault("The genesis file is not valid: " + otherwise);
    }
  }
}
