package org.timecoin.gateway.adversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.gateway.rig.GatewayRig;
import org.timecoin.gateway.rig.RawPeer;
import org.timecoin.gateway.rig.RawServer;
import org.timecoin.protocol.message.ConnectionMessage.Version;

/** Two connections to one node: the one that the lower id dialled stays (protocol.md section 5). */
class DuplicateConnectionTest {

  private static final String LOWER = "0000000000000001";
  private static final String HIGHER = "f000000000000001";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Test
  void whenWeHaveTheLowerIdOurDialStays() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawServer server = new RawServer("127.0.0.3");
        RawPeer ours = dialled(gateway, server, HIGHER);
        RawPeer theirs = RawPeer.shakeHands("127.0.0.3", gateway.port())) {
      theirs.send(version(HIGHER));

      theirs.awaitEnd();
      ours.send("\"GetBlockHeight\"").expect("{\"BlockHeightResponse\":250}");
    }
  }

  @Test
  void whenTheyHaveTheLowerIdTheirDialStaysAndWeDoNotDialAgain() throws IOException {
    try (GatewayRig gateway = GatewayRig.with("timing.reconnect-first", "100ms");
        RawServer server = new RawServer("127.0.0.3");
        RawPeer ours = dialled(gateway, server, LOWER);
        RawPeer theirs = RawPeer.shakeHands("127.0.0.3", gateway.port())) {
      theirs.send(version(LOWER));

      ours.awaitEnd();
      theirs.next(Version.class);
      theirs.send("{\"GetBlockHash\":1}");
      assertThat(theirs.next(org.timecoin.protocol.message.ChainMessage.BlockHashResponse.class))
          .isNotNull();
      assertThat(server.isQuietFor(Duration.ofMillis(500))).isTrue();

      theirs.hangUp();
      server.acceptAndAck().close();
    }
  }

  @Test
  void aStrangerWithAStolenIdReplacesNobody() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer honest = RawPeer.shakeHands("127.0.0.2", gateway.port());
        RawPeer thief = RawPeer.shakeHands("127.0.0.66", gateway.port())) {
      honest.send(version(LOWER));
      honest.next(Version.class);

      thief.send(version(LOWER));

      thief.awaitEnd();
      assertThat(gateway.sessionOf(honest.localPort())).isPresent();
    }
  }

  @Test
  void ourVersionIsSaidOnceHoweverOftenThePeerSendsIts() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      peer.send(version(LOWER)).send(version(LOWER)).send("{\"GetBlockHash\":1}");

      int versions = 0;
      var message = peer.message();
      while (!(message instanceof org.timecoin.protocol.message.ChainMessage.BlockHashResponse)) {
        versions += message instanceof Version ? 1 : 0;
        message = peer.message();
      }
      assertThat(versions).isEqualTo(1);
    }
  }

  @Test
  void anotherGenesisIsClosedWithoutPenalty() throws IOException {
    try (GatewayRig gateway = GatewayRig.with();
        RawPeer peer = RawPeer.shakeHands("127.0.0.2", gateway.port())) {
      peer.send(version(LOWER, Optional.of("00".repeat(32))));

      peer.awaitEnd();
      assertThat(gateway.count("connections.ended", "reason", "other_genesis")).isEqualTo(1);
      assertThat(gateway.count("violations")).isZero();
    }
  }

  private static RawPeer dialled(GatewayRig gateway, RawServer server, String id)
      throws IOException {
    gateway.dial(server.address(), true);
    RawPeer peer = server.acceptAndAck();
    peer.next(Version.class);
    peer.send(version(id));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                gateway
                    .sessionOf(server.port())
                    .flatMap(s -> s.facts().capabilities().nodeId())
                    .isPresent());
    return peer;
  }

  static Version version(String id) {
    return version(id, Optional.empty());
  }

  static Version version(String id, Optional<String> genesis) {
    return new Version(
        "9.9.9",
        "",
        "",
        1,
        "Testnet",
        "127.0.0.9:24100",
        0,
        List.of("ack", "id:" + id),
        Optional.empty(),
        genesis);
  }
}
