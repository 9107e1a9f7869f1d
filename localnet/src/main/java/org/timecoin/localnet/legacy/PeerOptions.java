package org.timecoin.localnet.legacy;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.timecoin.localnet.legacy.chain.NamedBlock;
import org.timecoin.localnet.legacy.wire.Masternode;

/**
 * How a legacy peer is to be. Immutable; each {@code with} gives a changed copy.
 *
 * @param listen where it accepts; port 0 takes a free one
 * @param chain file of its blocks; without one it has the genesis of Testnet
 * @param upTo it serves no block above this height
 * @param masternode what it announces when it is a masternode
 * @param faults what it does wrong
 * @param substitutes blocks served in the place of others
 * @param dials nodes it connects to and follows
 * @param trace gets each event as it happens; called on connection threads
 */
public record PeerOptions(
    InetSocketAddress listen,
    Optional<Path> chain,
    OptionalLong upTo,
    Optional<Masternode> masternode,
    List<Fault> faults,
    List<NamedBlock> substitutes,
    List<DialOptions> dials,
    Consumer<PeerEvent> trace) {

  /** Takes copies of the lists. */
  public PeerOptions {
    faults = List.copyOf(faults);
    substitutes = List.copyOf(substitutes);
    dials = List.copyOf(dials);
  }

  /**
   * Where to connect to, and how.
   *
   * @param target the node's peer address
   * @param localIp the address it dials from, as bans and masternodes go by it; empty for any
   * @param atOnce sends the handshake and five messages as one segment, without waiting for the Ack
   * @param poll how often it asks for the height; the legacy node does every 120 s
   */
  public record DialOptions(
      InetSocketAddress target, Optional<String> localIp, boolean atOnce, Duration poll) {
    /** Dials as the legacy node does. */
    public static DialOptions to(InetSocketAddress target) {
      return new DialOptions(target, Optional.empty(), false, Duration.ofMinutes(2));
    }
  }

  /** An honest peer with nothing but the genesis block. */
  public static PeerOptions listeningOn(InetSocketAddress listen) {
    return new PeerOptions(
        listen,
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        event -> {});
  }

  /** Serves the blocks of a file. */
  public PeerOptions withChain(Path file) {
    return new PeerOptions(
        listen, Optional.of(file), upTo, masternode, faults, substitutes, dials, trace);
  }

  /** Serves no block above a height. */
  public PeerOptions withUpTo(long height) {
    return new PeerOptions(
        listen, chain, OptionalLong.of(height), masternode, faults, substitutes, dials, trace);
  }

  /** Announces itself as a masternode where it dials, and lists itself where it is asked. */
  public PeerOptions withMasternode(Masternode announced) {
    return new PeerOptions(
        listen, chain, upTo, Optional.of(announced), faults, substitutes, dials, trace);
  }

  /** Does one more thing wrong. */
  public PeerOptions withFault(Fault fault) {
    return new PeerOptions(
        listen, chain, upTo, masternode, plus(faults, fault), substitutes, dials, trace);
  }

  /** Serves a block in the place of another. */
  public PeerOptions withSubstitute(NamedBlock block) {
    return new PeerOptions(
        listen, chain, upTo, masternode, faults, plus(substitutes, block), dials, trace);
  }

  /** Connects to a node and follows it. */
  public PeerOptions withDial(DialOptions dial) {
    return new PeerOptions(
        listen, chain, upTo, masternode, faults, substitutes, plus(dials, dial), trace);
  }

  /** Tells each event as it happens. */
  public PeerOptions withTrace(Consumer<PeerEvent> each) {
    return new PeerOptions(listen, chain, upTo, masternode, faults, substitutes, dials, each);
  }

  /** The fault of a kind, if the peer has it. */
  public <F extends Fault> Optional<F> fault(Class<F> kind) {
    return faults.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /** Whether the peer has a fault of a kind. */
  public boolean has(Class<? extends Fault> kind) {
    return fault(kind).isPresent();
  }

  private static <T> List<T> plus(List<T> list, T item) {
    List<T> longer = new ArrayList<>(list);
    longer.add(item);
    return longer;
  }
}
