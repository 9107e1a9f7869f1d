package org.timecoin.consensus.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.message.MasternodeInfo;
import org.timecoin.protocol.message.SignedHeartbeat;
import org.timecoin.protocol.message.WitnessAttestation;
import org.timecoin.protocol.reward.Tier;

class RegistryTest {

  private static final long NOW = 1_765_747_230;
  private final SplittableRandom random = new SplittableRandom(7);
  private final SigningKey gold = SigningKey.generate(random);
  private final SigningKey silver = SigningKey.generate(random);
  private final Registry registry = new Registry(new RegistryLimits(3, 2));

  private static MasternodeInfo info(SigningKey key, String address) {
    String reward = key.address(AddressDigit.TESTNET).text();
    return new MasternodeInfo(address, reward, Tier.GOLD, key.publicKey());
  }

  private Masternode known(SigningKey key) {
    return accepted(
        registry.announced(info(key, "10.0.0.1:24100"), Optional.empty(), 0, NOW - 1_000));
  }

  private static <T> T accepted(Ruling<T> ruling) {
    assertThat(ruling).isInstanceOf(Ruling.Accepted.class);
    return ((Ruling.Accepted<T>) ruling).state();
  }

  private static void assertRefused(Ruling<?> ruling, Rejection reason) {
    assertThat(ruling).isEqualTo(new Ruling.Refused<>(reason));
  }

  @Test
  void anAnnouncementRegistersAndRenews() {
    Masternode first =
        accepted(registry.announced(info(gold, "10.0.0.1:24100"), Optional.empty(), 0, NOW));
    assertThat(first.registeredAt()).isEqualTo(NOW);
    assertThat(first.isOnline(NOW + 180)).isTrue();
    assertThat(first.isOnline(NOW + 181)).isFalse();
    Masternode again =
        accepted(registry.announced(info(gold, "10.0.0.9:1"), Optional.of(first), 1, NOW + 120));
    assertThat(again.registeredAt()).isEqualTo(NOW);
    assertThat(again.address()).isEqualTo("10.0.0.9:1");
    assertThat(again.isOnline(NOW + 300)).isTrue();
  }

  @Test
  void anAddressUnderSignatureStandsAgainstAnUnsignedOne() {
    Masternode beating =
        accepted(
            registry.beat(
                SignedHeartbeat.sign("10.0.0.1:24100", 1, NOW, gold),
                Optional.of(known(gold)),
                NOW));
    MasternodeInfo spoofed = info(gold, "6.6.6.6:24100");
    assertThat(accepted(registry.announced(spoofed, Optional.of(beating), 1, NOW + 60)).address())
        .isEqualTo("10.0.0.1:24100");
    assertThat(accepted(registry.announced(spoofed, Optional.of(beating), 1, NOW + 181)).address())
        .isEqualTo("6.6.6.6:24100");
  }

  @Test
  void aFullRegistryTakesNobodyNewAndKeepsWhomItHas() {
    assertRefused(
        registry.announced(info(silver, "10.0.0.2:1"), Optional.empty(), 3, NOW),
        Rejection.TOO_MANY_MASTERNODES);
    accepted(registry.announced(info(gold, "10.0.0.1:1"), Optional.of(known(gold)), 3, NOW));
  }

  @ParameterizedTest
  @CsvSource({"''", "'with space'", "'line\nbreak'", "'häßlich'"})
  void textsThatCouldDoHarmAreRefused(String address) {
    assertRefused(
        registry.announced(info(gold, address), Optional.empty(), 0, NOW), Rejection.BAD_TEXT);
  }

  @Test
  void textsHaveAtMost64Characters() {
    accepted(registry.announced(info(gold, "a".repeat(64)), Optional.empty(), 0, NOW));
    assertRefused(
        registry.announced(info(gold, "a".repeat(65)), Optional.empty(), 0, NOW),
        Rejection.BAD_TEXT);
  }

  @Test
  void aKeyThatCanNeverSignIsNoMasternode() {
    MasternodeInfo small =
        new MasternodeInfo("10.0.0.1:1", "TIME0x", Tier.FREE, PublicKey.of(new byte[32]));
    assertRefused(registry.announced(small, Optional.empty(), 0, NOW), Rejection.UNUSABLE_KEY);
  }

  @Test
  void heartbeatsRaiseTheSequenceAndAreCounted() {
    Masternode once = beat(known(gold), 5, NOW);
    Masternode twice = beat(once, 9, NOW + 60);
    assertThat(twice.verifiedHeartbeats()).isEqualTo(2);
    assertThat(twice.sequence()).hasValue(9);
    assertThat(twice.lastHeartbeat()).hasValue(NOW + 60);
    assertThat(twice.isOnline(NOW + 240)).isTrue();
  }

  private Masternode beat(Masternode masternode, long sequence, long at) {
    SignedHeartbeat heartbeat = SignedHeartbeat.sign("10.0.0.1:24100", sequence, at, gold);
    return accepted(registry.beat(heartbeat, Optional.of(masternode), at));
  }

  @ParameterizedTest(name = "{0} after 5")
  @CsvSource({"5", "4", "0"})
  void aSequenceThatDoesNotRiseIsRefused(long sequence) {
    SignedHeartbeat heartbeat = SignedHeartbeat.sign("10.0.0.1:24100", sequence, NOW, gold);
    assertRefused(
        registry.beat(heartbeat, Optional.of(beat(known(gold), 5, NOW)), NOW),
        Rejection.SEQUENCE_NOT_RISING);
  }

  @Test
  void sequencesUseAll64Bits() {
    Masternode high = beat(known(gold), Long.MAX_VALUE, NOW);
    assertThat(beat(high, Long.MIN_VALUE, NOW).sequence()).hasValue(Long.MIN_VALUE);
  }

  @ParameterizedTest(name = "{0} s away: fresh {1}")
  @CsvSource({"-181, false", "-180, true", "0, true", "180, true", "181, false"})
  void aHeartbeatMustBeWithin180Seconds(long away, boolean fresh) {
    SignedHeartbeat heartbeat = SignedHeartbeat.sign("10.0.0.1:24100", 1, NOW + away, gold);
    Ruling<Masternode> ruling = registry.beat(heartbeat, Optional.of(known(gold)), NOW);
    assertThat(ruling instanceof Ruling.Accepted).isEqualTo(fresh);
    if (!fresh) {
      assertRefused(ruling, Rejection.NOT_FRESH);
    }
  }

  @Test
  void aLegacyHeartbeatOfARandomKeyIsNobodys() {
    SignedHeartbeat heartbeat = SignedHeartbeat.sign("10.0.0.1", 1, NOW, silver);
    assertRefused(registry.beat(heartbeat, Optional.empty(), NOW), Rejection.UNKNOWN_MASTERNODE);
  }

  @Test
  void aForgedHeartbeatIsRefused() {
    SignedHeartbeat by = SignedHeartbeat.sign("10.0.0.1:24100", 1, NOW, silver);
    SignedHeartbeat forged =
        new SignedHeartbeat(by.masternodeAddress(), 1, NOW, gold.publicKey(), by.signature());
    assertRefused(registry.beat(forged, Optional.of(known(gold)), NOW), Rejection.BAD_SIGNATURE);
  }

  @Test
  void anotherMasternodeMayAttest() {
    WitnessAttestation seen = attestation(silver, NOW);
    assertThat(accepted(attest(seen, 0))).isEqualTo(seen);
    assertRefused(attest(seen, 2), Rejection.TOO_MANY_WITNESSES);
    assertRefused(attest(attestation(silver, NOW - 181), 0), Rejection.NOT_FRESH);
    assertRefused(
        registry.attested(seen, Optional.empty(), Optional.of(gold.publicKey()), 0, NOW),
        Rejection.UNKNOWN_MASTERNODE);
    assertRefused(
        registry.attested(seen, Optional.of(known(silver)), Optional.empty(), 0, NOW),
        Rejection.UNKNOWN_HEARTBEAT);
    assertRefused(
        registry.attested(
            seen, Optional.of(known(silver)), Optional.of(silver.publicKey()), 0, NOW),
        Rejection.OWN_WITNESS);
  }

  @Test
  void aForgedAttestationIsRefused() {
    WitnessAttestation by = attestation(gold, NOW);
    WitnessAttestation forged =
        new WitnessAttestation(
            by.heartbeatHash(), by.witnessAddress(), silver.publicKey(), NOW, by.signature());
    assertRefused(attest(forged, 0), Rejection.BAD_SIGNATURE);
  }

  private static WitnessAttestation attestation(SigningKey key, long at) {
    return WitnessAttestation.sign(Hash.ZERO, "10.0.0.2:24100", at, key);
  }

  private Ruling<WitnessAttestation> attest(WitnessAttestation attestation, long witnesses) {
    return registry.attested(
        attestation, Optional.of(known(silver)), Optional.of(gold.publicKey()), witnesses, NOW);
  }
}
