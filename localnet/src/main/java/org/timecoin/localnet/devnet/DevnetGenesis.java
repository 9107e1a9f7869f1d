package org.timecoin.localnet.devnet;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.network.Activation;
import org.timecoin.protocol.network.GenesisFile;
import org.timecoin.protocol.network.GenesisOutput;
import org.timecoin.protocol.network.Network;
import org.timecoin.protocol.network.Voter;
import org.timecoin.protocol.reward.Amounts;
import org.timecoin.protocol.reward.Tier;

/** The genesis of a fleet's devnet (architecture.md, "The local fleet"; protocol.md section 4). */
public final class DevnetGenesis {
  private static final long WALLET_TIME = 1_000_000;

  private DevnetGenesis() {}

  /**
   * Every node a masternode with its collateral, voting from the first block on, and money for the
   * development wallet.
   *
   * @param nodes the nodes' keys, n0 first
   * @param wallet the development wallet's key
   * @param genesisTime seconds since 1970
   * @param intervalSeconds seconds from block to block
   * @param salt 16 random bytes
   */
  public static GenesisFile of(
      List<SigningKey> nodes,
      SigningKey wallet,
      long genesisTime,
      long intervalSeconds,
      ByteString salt) {
    List<Voter> voters = new ArrayList<>();
    List<GenesisOutput> outputs = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      Tier tier = tier(i);
      voters.add(new Voter(nodes.get(i).publicKey(), tier));
      outputs.add(output(nodes.get(i), tier.collateral()));
    }
    outputs.add(output(wallet, WALLET_TIME * Amounts.SATOSHIS_PER_TIME));
    Activation fromTheStart = new Activation(0, Hash.ZERO, voters, 0);
    return new GenesisFile(salt, genesisTime, intervalSeconds, List.of(fromTheStart), outputs);
  }

  /** What makes this devnet another than any made before. */
  public static ByteString salt() {
    byte[] salt = new byte[GenesisFile.SALT_LENGTH];
    new SecureRandom().nextBytes(salt);
    return ByteString.of(salt);
  }

  /** One of each, so that every tier's rewards and leader order can be watched. */
  static Tier tier(int node) {
    return switch (node) {
      case 0 -> Tier.GOLD;
      case 1 -> Tier.SILVER;
      default -> Tier.BRONZE;
    };
  }

  private static GenesisOutput output(SigningKey key, long satoshis) {
    return new GenesisOutput(key.address(Network.DEVNET.addressDigit()), satoshis);
  }
}
