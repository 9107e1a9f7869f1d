package org.timecoin.contracts.node;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What every service of a node is told the same way. */
@ConfigMapping(prefix = "timenode")
public interface NodeConfig {

  /** The node this service belongs to. */
  @Described(
      "The node this service belongs to: 1 to 32 of a-z, 0-9 and -; it prefixes topics and names the database")
  String nodeId();

  /** The network the node is on. */
  @Described("The network: mainnet, testnet or devnet")
  String network();

  /** The genesis file of a devnet. */
  @Described("The devnet's genesis.json; required on a devnet, refused elsewhere")
  Optional<Path> genesisFile();

  /** Blocks that the operator vouches for. */
  @Described(
      "Blocks that you vouch for, each height:hash; another block at such a height is refused, and a stored"
          + " chain without one of them is not opened")
  Optional<List<String>> checkpoints();

  /** A clock other than the system's. */
  @Described("A clock.json that moves the node to another date; leave it out for the system's time")
  Optional<Path> clockFile();
}
