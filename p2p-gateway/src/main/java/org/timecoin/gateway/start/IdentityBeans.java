package org.timecoin.gateway.start;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.timecoin.contracts.node.NodeIdentity;
import org.timecoin.contracts.service.BadConfiguration;
import org.timecoin.gateway.config.P2pConfig;
import org.timecoin.gateway.handshake.HandshakeMachine;
import org.timecoin.gateway.handshake.HandshakeRules;
import org.timecoin.gateway.handshake.OwnNode;
import org.timecoin.gateway.handshake.VersionCheck;
import org.timecoin.protocol.network.NetworkParameters;

/** Who we are to our peers, and how connections begin. */
@Singleton
final class IdentityBeans {

  private static final Pattern PEER_ID = Pattern.compile("[0-9a-f]{16}");
  private static final int ID_BYTES = 8;

  @Produces
  @Singleton
  OwnNode own(
      P2pConfig config,
      NodeIdentity identity,
      NetworkParameters network,
      OwnPlace place,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    VersionCheck check =
        new VersionCheck(
            identity.network().wireName(), network.genesisHash().hex(), peerId(config));
    return new OwnNode(check, new OwnNode.Build(version, "", ""), place.advertise().text());
  }

  private static String peerId(P2pConfig config) {
    String id = config.peerId().orElseGet(IdentityBeans::randomId);
    if (!PEER_ID.matcher(id).matches()) {
      throw new BadConfiguration(
          "timenode.p2p.peer-id is '%s'; it must be 16 lower-case hex digits".formatted(id));
    }
    return id;
  }

  private static String randomId() {
    byte[] id = new byte[ID_BYTES];
    RandomGenerator.of("SecureRandom").nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  @Produces
  @Singleton
  HandshakeMachine handshakes(P2pConfig config, NodeIdentity identity) {
    return new HandshakeMachine(
        new HandshakeRules(
            identity.network(),
            config.timing().handshake().toMillis(),
            config.timing().ack().toMillis(),
            config.lines().earlyMessages(),
            config.lines().earlyBytes()));
  }
}
