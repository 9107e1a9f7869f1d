package org.timecoin.consensus.config;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;
import org.timecoin.contracts.node.Described;

/** This node's own masternode, if it is one. */
@ConfigMapping(prefix = "timenode.masternode")
public interface MasternodeConfig {

  /** Where the key is. */
  @Described(
      "The masternode's key: PEM PKCS#8 Ed25519, mode 0600; leave it out when the node is none")
  Optional<Path> keyFile();

  /** What is advertised. */
  @Described("The address \"ip:port\" under which peers reach this masternode; needed with a key")
  Optional<String> address();
}
