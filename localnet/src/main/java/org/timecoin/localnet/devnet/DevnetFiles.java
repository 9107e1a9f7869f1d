package org.timecoin.localnet.devnet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.timecoin.localnet.UserError;
import org.timecoin.localnet.key.KeyFile;
import org.timecoin.localnet.plan.NodePlan;
import org.timecoin.localnet.store.FleetDirectory;
import org.timecoin.protocol.key.SigningKey;

/** Writes the keys and the genesis file of a new devnet. */
public final class DevnetFiles {
  private DevnetFiles() {}

  /**
   * Makes them where they aren't. The genesis file comes last: keys without it are left over from a
   * start that broke off, and a genesis that names other keys would be worthless.
   *
   * @param genesisTime seconds since 1970
   */
  public static void create(
      FleetDirectory directory, List<NodePlan> nodes, long genesisTime, long intervalSeconds) {
    if (Files.exists(directory.genesis())) {
      return;
    }
    List<SigningKey> keys = new ArrayList<>();
    for (NodePlan node : nodes) {
      keys.add(key(directory.masternodeKey(node.id())));
    }
    SigningKey wallet = key(directory.walletKey());
    byte[] genesis =
        DevnetGenesis.of(keys, wallet, genesisTime, intervalSeconds, DevnetGenesis.salt())
            .canonical();
    try {
      Files.write(directory.genesis(), genesis);
    } catch (IOException e) {
      throw new UserError(
          "The file " + directory.genesis() + " can't be written: " + e.getMessage() + ".", e);
    }
  }

  private static SigningKey key(Path file) {
    return Files.exists(file) ? KeyFile.read(file) : KeyFile.create(file);
  }
}
