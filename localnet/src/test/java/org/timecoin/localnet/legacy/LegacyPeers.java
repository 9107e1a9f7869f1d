package org.timecoin.localnet.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.timecoin.localnet.legacy.wire.Masternode;

/** Legacy peers as tests want them: on free ports of the loopback, and patience with them. */
public final class LegacyPeers {
  private LegacyPeers() {}

  /** A peer on a free port. */
  public static PeerOptions options() {
    return PeerOptions.listeningOn(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  /** The Gold masternode of the vectors. */
  public static Masternode masternode() {
    JsonNode gold = Vectors.chainSummary().path("keys").path(0);
    return new Masternode(
        gold.path("address").asText(),
        gold.path("reward_address").asText(),
        gold.path("tier").asText(),
        gold.path("public_key_hex").asText());
  }

  /** Waits for a condition, at most 20 s. */
  public static void await(String what, java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await(what).atMost(Duration.ofSeconds(20)).until(condition);
  }
}
