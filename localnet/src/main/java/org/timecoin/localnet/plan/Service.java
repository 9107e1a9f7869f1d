package org.timecoin.localnet.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The four services of a node, in the order in which a fleet starts them. */
public enum Service {
  /** chain-service: what the others ask. */
  CHAIN("chain-service", 160),
  /** consensus-service. */
  CONSENSUS("consensus-service", 96),
  /** p2p-gateway: its sockets open when there is somebody to answer. */
  GATEWAY("p2p-gateway", 128),
  /** sync-service: asks both gateway and chain. */
  SYNC("sync-service", 128);

  private final String module;
  private final int heapMebibytes;

  Service(String module, int heapMebibytes) {
    this.module = module;
    this.heapMebibytes = heapMebibytes;
  }

  /** The name on the command line and in configuration keys. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The directory of its module. */
  public String module() {
    return module;
  }

  /** Largest heap in MiB. */
  public int heapMebibytes() {
    return heapMebibytes;
  }

  /** The service of this name. */
  public static Optional<Service> ofId(String id) {
    return Arrays.stream(values()).filter(service -> service.id().equals(id)).findFirst();
  }
}
