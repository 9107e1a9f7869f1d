package org.timecoin.localnet.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.timecoin.contracts.gateway.v1.Peer;
import org.timecoin.localnet.endtoend.CorruptBlocks.CorruptBlock;
import org.timecoin.localnet.fleet.Fleet;
import org.timecoin.localnet.fleet.FleetOptions;
import org.timecoin.localnet.legacy.Fault;
import org.timecoin.localnet.legacy.LegacyPeer;
import org.timecoin.localnet.legacy.PeerOptions;
import org.timecoin.localnet.legacy.Vectors;
import org.timecoin.localnet.legacy.chain.NamedBlock;
import org.timecoin.localnet.plan.Service;
import org.timecoin.localnet.run.Distribution;
import org.timecoin.protocol.network.Network;

/**
 * A node at height 1000 and one peer after the other that serves a corrupt block on top, each from
 * an address of its own: each is refused with the rule named and counted against its address, the
 * node stays where it is and healthy, and goes on with an honest peer.
 */
@TestMethodOrder(OrderAnnotation.class)
class CorruptPeerTest {
  private static final ExpectedChain BEFORE = ExpectedChain.at(1000);
  private static final AtomicInteger ADDRESSES = new AtomicInteger(1);

  private static final List<Fault> FAULTS =
      List.of(
          new Fault.Garbage(),
          new Fault.Silent(),
          new Fault.NoAck(),
          new Fault.ClaimedHeight(1_000_000),
          new Fault.DropAfter(5),
          new Fault.StallAfter(1000),
          new Fault.Chunks(1000),
          new Fault.Prefix(3),
          new Fault.Shifted(7));

  @TempDir static Path data;

  private static LegacyPeer base;
  private static Fleet fleet;
  private static TestNode node;
  private static GatewayCalls gateway;

  @BeforeAll
  static void start() {
    base = LegacyPeer.start(options("127.0.2.1").withUpTo(BEFORE.height()));
    FleetOptions options =
        FleetOptions.forTest(data, Network.TESTNET, 1)
            .at(ExpectedChain.NOW)
            .withPeers(base.addressText());
    fleet = Fleet.up(options, Distribution.locate(), line -> System.out.println(line));
    node = new TestNode(fleet, "n0");
    gateway = new GatewayCalls(node);
  }

  @AfterAll
  static void stop() {
    gateway.close();
    fleet.close();
    base.close();
  }

  static List<CorruptBlock> corruptBlocks() {
    return CorruptBlocks.all();
  }

  @ParameterizedTest
  @Order(1)
  @MethodSource("corruptBlocks")
  void aCorruptBlockIsRefusedAndCounted(CorruptBlock corrupt) {
    node.awaitHeight(BEFORE.height());
    try (LegacyPeer peer = serving(corrupt.spec())) {
      awaitViolation(peer, corrupt.rule());
      assertThat(violations(peer)).isPositive();
    }
    node.awaitChain(BEFORE);
  }

  @Test
  @Order(1)
  void noCorruptBlockIsLeftOut() {
    assertThat(corruptBlocks()).hasSize(38);
  }

  private static LegacyPeer serving(String corruptBlock) {
    LegacyPeer peer =
        LegacyPeer.start(
            options("127.0.3." + ADDRESSES.getAndIncrement())
                .withUpTo(BEFORE.height() + 1)
                .withSubstitute(NamedBlock.find(corruptBlock)));
    assertThat(gateway.addPeer(peer.addressText()).getAdded()).isTrue();
    return peer;
  }

  /** Last, because a node doesn't go back to height 1000. */
  @Test
  @Order(2)
  void amongPeersOfEveryFaultTheHonestOneIsFollowed() {
    node.awaitHeight(BEFORE.height());
    List<LegacyPeer> faulty = FAULTS.stream().map(CorruptPeerTest::faulty).toList();
    try {
      base.growTo(2000);
      node.awaitChain(ExpectedChain.at(2000));
      node.awaitHealthy();
    } finally {
      faulty.forEach(LegacyPeer::close);
    }
  }

  private static LegacyPeer faulty(Fault fault) {
    LegacyPeer peer =
        LegacyPeer.start(options("127.0.3." + ADDRESSES.getAndIncrement()).withFault(fault));
    assertThat(gateway.addPeer(peer.addressText()).getAdded()).isTrue();
    return peer;
  }

  private static PeerOptions options(String ip) {
    return PeerOptions.listeningOn(new InetSocketAddress(ip, 0)).withChain(Vectors.chain());
  }

  private static void awaitViolation(LegacyPeer peer, String rule) {
    String ip = peer.address().getAddress().getHostAddress();
    Awaitility.await(rule + " counted against " + ip)
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                gatewayLog().stream()
                    .anyMatch(line -> line.contains(" of " + ip + ": ") && line.contains(rule)));
  }

  /** Of a peer that is connected, or so many as a ban takes when it is gone. */
  private static int violations(LegacyPeer peer) {
    return gateway.peers().stream()
        .filter(known -> known.getAddress().equals(peer.addressText()))
        .mapToInt(Peer::getViolations)
        .findFirst()
        .orElse(3);
  }

  private static List<String> gatewayLog() {
    Path log = fleet.directory().log(fleet.plan().nodes().getFirst(), Service.GATEWAY);
    try {
      return Files.readAllLines(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
