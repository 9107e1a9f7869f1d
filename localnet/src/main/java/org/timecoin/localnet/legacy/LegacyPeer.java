package org.timecoin.localnet.legacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.timecoin.localnet.legacy.PeerEvent.Kind;
import org.timecoin.localnet.legacy.chain.BlockFacts;
import org.timecoin.localnet.legacy.chain.LegacyChain;
import org.timecoin.localnet.legacy.chain.NamedBlock;

/**
 * A running legacy peer: it accepts, answers and follows on virtual threads until closed. Programs
 * start it with {@link #start}; people with {@code ./timenode peer}.
 */
public final class LegacyPeer implements AutoCloseable {
  private static final int CLOSE_SECONDS_MAX = 5;

  private final PeerState state;
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final OpenConnections connections = new OpenConnections();

  private LegacyPeer(PeerOptions options, LegacyChain chain, ServerSocket server) {
    this.server = server;
    this.state =
        new PeerState(chain, new Blacklist(InstantSource.system()), new EventLog(options.trace()));
    state.events().add(Kind.LISTENING, addressText(), "height " + height());
    threads.execute(new Acceptor(server, options, state, connections, threads));
    options
        .dials()
        .forEach(d -> threads.execute(new Dialler(d, options.masternode(), state, connections)));
  }

  /**
   * Starts a peer; when this returns it accepts connections.
   *
   * @throws org.timecoin.localnet.legacy.chain.UnreadableChain when its chain cannot be read
   * @throws UncheckedIOException when the address cannot be listened on
   */
  public static LegacyPeer start(PeerOptions options) {
    LegacyChain chain =
        options.chain().map(LegacyChain::open).orElseGet(LegacyChain::testnetGenesis);
    options.upTo().ifPresent(chain::limit);
    for (NamedBlock block : options.substitutes()) {
      chain.replace(block.height(), block.block());
    }
    try {
      return new LegacyPeer(options, chain, listen(options.listen()));
    } catch (IOException e) {
      chain.close();
      throw new UncheckedIOException("cannot listen on " + options.listen(), e);
    }
  }

  private static ServerSocket listen(InetSocketAddress address) throws IOException {
    ServerSocket server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(address, OpenConnections.MAX);
      return server;
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  /** Where it listens, as {@code ip:port}. */
  public String addressText() {
    return address().getAddress().getHostAddress() + ":" + address().getPort();
  }

  /** The height it has. */
  public int height() {
    return state.chain().height();
  }

  /** The hash of its tip in hex. */
  public String tipHash() {
    return state.chain().facts(height()).map(BlockFacts::hashHex).orElseThrow();
  }

  /** What happened so far. */
  public EventLog events() {
    return state.events();
  }

  /**
   * Grows by the next block of its file, if any, and announces it to everyone connected.
   *
   * @return whether there was one
   */
  public boolean grow() {
    Optional<byte[]> block = state.chain().grow();
    block.ifPresent(line -> state.gossip(line, height()));
    return block.isPresent();
  }

  /**
   * Grows to a height of its file at once and announces the last block only, as a node does that
   * was away.
   */
  public void growTo(long height) {
    state.chain().limit(height);
    state.chain().line(height()).ifPresent(line -> state.gossip(line, height()));
  }

  @Override
  public void close() {
    try {
      server.close();
      connections.closeAll();
      // No interrupts: they would close the chain's file under whoever reads it.
      threads.shutdown();
      threads.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      state.chain().close();
    }
  }
}
