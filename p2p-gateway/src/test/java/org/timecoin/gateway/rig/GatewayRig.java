package org.timecoin.gateway.rig;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.timecoin.contracts.time.NodeClock;
import org.timecoin.gateway.config.HostPort;
import org.timecoin.gateway.config.P2pConfig;
import org.timecoin.gateway.handshake.HandshakeMachine;
import org.timecoin.gateway.handshake.HandshakeRules;
import org.timecoin.gateway.handshake.OwnNode;
import org.timecoin.gateway.handshake.VersionCheck;
import org.timecoin.gateway.measure.GatewayMetrics;
import org.timecoin.gateway.serve.Answers;
import org.timecoin.gateway.serve.RecentTip;
import org.timecoin.gateway.session.AddressTelling;
import org.timecoin.gateway.session.Announcer;
import org.timecoin.gateway.session.Dialling;
import org.timecoin.gateway.session.Errands;
import org.timecoin.gateway.session.Fetches;
import org.timecoin.gateway.session.Inquiries;
import org.timecoin.gateway.session.Peers;
import org.timecoin.gateway.session.Session;
import org.timecoin.gateway.session.Surroundings;
import org.timecoin.gateway.transport.GatewayLoop;
import org.timecoin.gateway.transport.PeerConnector;
import org.timecoin.gateway.transport.PeerListener;
import org.timecoin.gateway.transport.UnfinishedLines;
import org.timecoin.gateway.transport.WireLimits;
import org.timecoin.protocol.network.Network;
import org.timecoin.protocol.network.NetworkParameters;

/** A gateway with real sockets, a chain in memory and a log in memory, on 127.0.0.1. */
public final class GatewayRig implements AutoCloseable {

  public static final String NODE_ID = "8000000000000000";

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final FakeChain chain = new FakeChain(TestChain.upTo(250));
  private final FakeLog log = new FakeLog();
  private final GatewayLoop loop = GatewayLoop.on(vertx);
  private final Surroundings env;
  private final Peers peers;
  private final Dialling dialling;
  private final Announcer announcer;
  private final int port;

  private GatewayRig(Map<String, String> settings) {
    P2pConfig config = config(settings);
    AtomicReference<Peers> later = new AtomicReference<>();
    this.env = surroundings(config, later::get);
    this.peers = new Peers(env);
    later.set(peers);
    PeerListener listener = new PeerListener(loop, peers::accept);
    this.port = listener.listen("127.0.0.1", 0).await().atMost(PATIENCE);
    PeerConnector connector =
        new PeerConnector(loop, Optional.of("127.0.0.1"), config.timing().connect());
    this.dialling = new Dialling(env, peers, connector, new HostPort("127.0.0.1", 0));
    peers.dialledBy(dialling);
    this.announcer = new Announcer(env, peers, new Errands(env, connector, peers.discipline()));
    loop.execute(() -> loop.every(Duration.ofMillis(20), peers::tick));
  }

  /** A gateway with these settings below {@code timenode.p2p}; all others have their defaults. */
  public static GatewayRig with(String... keysAndValues) {
    Map<String, String> settings = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      settings.put("timenode.p2p." + keysAndValues[i], keysAndValues[i + 1]);
    }
    return new GatewayRig(settings);
  }

  private static P2pConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .addDiscoveredConverters()
        .withSources(new PropertiesConfigSource(settings, "test", 500))
        .withMapping(P2pConfig.class)
        .build()
        .getConfigMapping(P2pConfig.class);
  }

  private Surroundings surroundings(P2pConfig config, Supplier<Peers> later) {
    NodeClock clock = NodeClock.system();
    AddressTelling telling = new AddressTelling(Network.TESTNET.p2pPort());
    Answers answers =
        new Answers(
            loop,
            chain,
            new RecentTip(chain, Duration.ofMillis(1)),
            NetworkParameters.testnet().genesisHash(),
            clock,
            () -> telling.of(later.get().open()),
            config.connections().rangeReplies());
    return new Surroundings(
        loop,
        config,
        limits(config),
        new UnfinishedLines(config.lines().unfinishedBytes()),
        clock,
        new Random(1),
        new GatewayMetrics(registry),
        new HandshakeMachine(rules(config)),
        own(),
        answers,
        log);
  }

  private static OwnNode own() {
    String genesis = NetworkParameters.testnet().genesisHash().hex();
    return new OwnNode(
        new VersionCheck("Testnet", genesis, NODE_ID),
        new OwnNode.Build("0.1.0", "", ""),
        "127.0.0.1:24100");
  }

  private static HandshakeRules rules(P2pConfig config) {
    return new HandshakeRules(
        Network.TESTNET,
        config.timing().handshake().toMillis(),
        config.timing().ack().toMillis(),
        config.lines().earlyMessages(),
        config.lines().earlyBytes());
  }

  private static WireLimits limits(P2pConfig config) {
    return new WireLimits(
        config.lines().progressBytesPerSecond(),
        config.timing().progressWindow().toMillis(),
        config.connections().outgoingBytes(),
        config.connections().busyBytes(),
        config.timing().slowReader().toMillis());
  }

  public int port() {
    return port;
  }

  public FakeChain chain() {
    return chain;
  }

  public FakeLog log() {
    return log;
  }

  public OwnNode ownNode() {
    return env.own();
  }

  public Fetches fetches() {
    return new Fetches(env, peers);
  }

  public Inquiries inquiries() {
    return new Inquiries(env, peers);
  }

  /** Makes the gateway dial an address; says why not when it doesn't. */
  public Optional<String> dial(String address, boolean persistent) {
    HostPort place = HostPort.parse(address, 24100).orElseThrow();
    return onLoop(() -> dialling.add(place, persistent));
  }

  /** Announces and broadcasts on the gateway's loop. */
  public void tell(java.util.function.Consumer<Announcer> telling) {
    onLoop(
        () -> {
          telling.accept(announcer);
          return true;
        });
  }

  /** Asks the gateway's state, on its loop. */
  public <T> T ask(java.util.function.Function<Peers, T> question) {
    return onLoop(() -> question.apply(peers));
  }

  /** The open connection whose other end has this port. */
  public Optional<Session> sessionOf(int peerPort) {
    return ask(
        all -> all.open().stream().filter(s -> s.peerAddress().port() == peerPort).findFirst());
  }

  private <T> T onLoop(Supplier<T> question) {
    return loop.<T>ask(() -> Uni.createFrom().item(question.get())).await().atMost(PATIENCE);
  }

  /** The sum of a counter over all meters that have these tags. */
  public double count(String name, String... tags) {
    return registry.find("timenode.p2p." + name).tags(tags).counters().stream()
        .mapToDouble(c -> c.count())
        .sum();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
