package org.timecoin.protocol.network;

import java.util.List;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.AddressDigit;

/**
 * Everything that must be equal in two nodes for them to be on one chain.
 *
 * @param network which kind of network
 * @param genesis block 0, exempt from the block rules
 * @param schedule when blocks are due
 * @param activations from where on certificates decide, first to last; none means nowhere
 */
public record NetworkParameters(
    Network network, Block genesis, Schedule schedule, List<Activation> activations) {

  private static final long LEGACY_INTERVAL_SECONDS = 600;
  private static final long TESTNET_GENESIS_TIME = 1_764_547_200;
  private static final long MAINNET_GENESIS_TIME = 1_767_225_600;
  private static final long TESTNET_GENESIS_VALUE = 10_000_000_000L;

  public NetworkParameters {
    activations = List.copyOf(activations);
  }

  /** Testnet, where certificates are not yet activated. */
  public static NetworkParameters testnet() {
    return legacy(Network.TESTNET, TESTNET_GENESIS_TIME, TESTNET_GENESIS_VALUE);
  }

  /** Mainnet, where certificates are not yet activated. */
  public static NetworkParameters mainnet() {
    return legacy(Network.MAINNET, MAINNET_GENESIS_TIME, 0);
  }

  /** The devnet of a {@code genesis.json}; see {@link GenesisFile}. */
  public static NetworkParameters fromGenesisFile(byte[] json) throws GenesisFault {
    return GenesisFile.parse(json).parameters();
  }

  private static NetworkParameters legacy(Network network, long genesisTime, long value) {
    return new NetworkParameters(
        network,
        Genesis.legacy(genesisTime, value),
        new Schedule(genesisTime, LEGACY_INTERVAL_SECONDS),
        List.of());
  }

  /** The same network with these activations, as operators agree on them. */
  public NetworkParameters withActivations(List<Activation> agreed) {
    return new NetworkParameters(network, genesis, schedule, agreed);
  }

  /** The hash that names the network. Computed anew at every call. */
  public Hash genesisHash() {
    return genesis.hash();
  }

  /** Seconds since 1970 of block 0. */
  public long genesisTime() {
    return schedule.genesisTime();
  }

  /** Seconds from block to block. */
  public long intervalSeconds() {
    return schedule.intervalSeconds();
  }

  /** What its addresses carry behind the prefix. */
  public AddressDigit addressDigit() {
    return network.addressDigit();
  }

  /** Whether a block of this height ({@code u64}) needs a certificate. */
  public boolean isCertified(long height) {
    return activations.stream()
        .anyMatch(one -> Long.compareUnsigned(height, one.parentHeight()) > 0);
  }
}
