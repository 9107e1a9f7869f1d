package org.timecoin.contracts.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.timecoin.contracts.service.BadConfiguration;
import org.timecoin.protocol.network.GenesisFault;
import org.timecoin.protocol.network.GenesisFile;
import org.timecoin.protocol.network.Network;
import org.timecoin.protocol.network.NetworkParameters;

/** Where the parameters of a network come from: built in, or the file of a devnet. */
public final class GenesisSource {

  private static final long MAX_BYTES = 1 << 20;

  private GenesisSource() {}

  /**
   * The parameters of a network.
   *
   * @throws BadConfiguration when a devnet's file is missing, unreadable or wrong, or another
   *     network is given one
   */
  public static NetworkParameters parameters(Network network, Optional<Path> genesisFile) {
    return switch (network) {
      case TESTNET -> builtIn(network, NetworkParameters.testnet(), genesisFile);
      case MAINNET -> builtIn(network, NetworkParameters.mainnet(), genesisFile);
      case DEVNET ->
          read(
              genesisFile.orElseThrow(
                  () ->
                      new BadConfiguration(
                          "a devnet needs timenode.genesis-file, the genesis.json that all its nodes share")));
    };
  }

  private static NetworkParameters builtIn(
      Network network, NetworkParameters parameters, Optional<Path> genesisFile) {
    if (genesisFile.isPresent()) {
      throw new BadConfiguration(
          "timenode.genesis-file is for devnets; leave it out on " + network.wireName());
    }
    return parameters;
  }

  private static NetworkParameters read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new BadConfiguration("the genesis file " + file + " is larger than 1 MiB");
      }
      return GenesisFile.parse(Files.readAllBytes(file)).parameters();
    } catch (IOException e) {
      throw new BadConfiguration(
          "cannot read the genesis file %s: %s; set timenode.genesis-file to a readable file"
              .formatted(file, e.getMessage()),
          e);
    } catch (GenesisFault e) {
      throw new BadConfiguration(
          "the genesis file %s is wrong: %s".formatted(file, e.getMessage()), e);
    }
  }
}
