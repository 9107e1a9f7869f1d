package org.timecoin.localnet.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.timecoin.localnet.UserError;
import org.timecoin.localnet.plan.NodePlan;
import org.timecoin.localnet.plan.Service;

/**
 * Where things are in a fleet's data directory.
 *
 * @param root the directory itself, absolute
 */
public record FleetDirectory(Path root) {
  /** Everything a fleet makes: what {@code --fresh} deletes, and nothing else. */
  private static final List<String> OWN =
      List.of(
          "servers", "logs", "nodes", "pids", "dev-wallet", "clock.json", "genesis.json", "secret");

  /** Kafka refuses to go on with less, and PostgreSQL can't recover. */
  private static final long FREE_BYTES_MIN = 512L << 20;

  /** Makes the path absolute. */
  public FleetDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /** What is planned and what runs. */
  public Path state() {
    return root.resolve("fleet.json");
  }

  /** Held by a command that changes something. */
  public Path lock() {
    return root.resolve("fleet.lock");
  }

  /** The fleet's clock; only there when it was started with {@code --now}. */
  public Path clock() {
    return root.resolve("clock.json");
  }

  /** The devnet's first block. */
  public Path genesis() {
    return root.resolve("genesis.json");
  }

  /** A file for each service that was started, with its process. */
  public Path pids() {
    return root.resolve("pids");
  }

  /** What passwords are derived from. */
  public Path secret() {
    return root.resolve("secret");
  }

  /** The broker's directory. */
  public Path kafka() {
    return root.resolve("servers/kafka");
  }

  /** The database server's directory. */
  public Path postgres() {
    return root.resolve("servers/postgres");
  }

  /** The key that gets a devnet's free money. */
  public Path walletKey() {
    return root.resolve("dev-wallet/key.pem");
  }

  /** A node's masternode key; only there on a devnet. */
  public Path masternodeKey(String node) {
    return root.resolve("nodes/" + node + "/masternode.pem");
  }

  /** The token for JSON-RPC, written by the node's chain service. */
  public Path cookie(String node) {
    return root.resolve("nodes/" + node + "/rpc.cookie");
  }

  /** The log of a service. */
  public Path log(NodePlan node, Service service) {
    return root.resolve("logs/" + node.id() + "/" + service.id() + ".log");
  }

  /** What a service prints before and besides its log. */
  public Path output(NodePlan node, Service service) {
    return root.resolve("logs/" + node.id() + "/" + service.id() + ".out");
  }

  /**
   * Makes the directory where it isn't and looks whether a fleet can live there.
   *
   * @throws UserError when it can't be written or the disk is nearly full
   */
  public void prepare() {
    try {
      Files.createDirectories(root);
      Files.delete(Files.createTempFile(root, "writable", null));
      if (Files.getFileStore(root).getUsableSpace() < FREE_BYTES_MIN) {
        throw new UserError(
            "There is less than 512 MiB free for "
                + root
                + ": free some, or choose another --data.");
      }
    } catch (IOException e) {
      throw new UserError(
          "The data directory " + root + " can't be written: " + e.getMessage() + ".", e);
    }
  }

  /** Deletes what a fleet made, and its memory last, so that a broken-off deletion is repeated. */
  public void clear() {
    try {
      for (String name : OWN) {
        deleteTree(root.resolve(name));
      }
      Files.deleteIfExists(state());
    } catch (IOException e) {
      throw new UserError("The old fleet in " + root + " can't be deleted: " + e + ".", e);
    }
  }

  private static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (var paths = Files.walk(tree)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
