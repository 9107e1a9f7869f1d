package org.timecoin.localnet.legacy.generate;

import java.util.List;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.reward.Tier;

/**
 * A masternode that every block of a made-up chain pays.
 *
 * @param tier decides its share
 * @param key its address is paid, and it signs when its outputs are spent
 */
public record Payee(Tier tier, SigningKey key) {

  /** One of each tier with keys made from their names, in the order of the golden chain. */
  public static List<Payee> oneOfEachTier() {
    return List.of(of(Tier.GOLD), of(Tier.SILVER), of(Tier.BRONZE), of(Tier.FREE));
  }

  private static Payee of(Tier tier) {
    byte[] seed = Hash.sha256(ByteString.ascii("made-up/" + tier.wireName()).bytes()).bytes();
    return new Payee(tier, SigningKey.fromSeed(seed));
  }

  /** Its address on Testnet. */
  Address address() {
    return key.address(AddressDigit.TESTNET);
  }
}
