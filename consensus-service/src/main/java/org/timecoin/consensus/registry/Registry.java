package org.timecoin.consensus.registry;

import java.util.Optional;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.key.SignatureCheck;
import org.timecoin.protocol.message.MasternodeInfo;
import org.timecoin.protocol.message.SignedHeartbeat;
import org.timecoin.protocol.message.WitnessAttestation;

/**
 * The rules of the registry (protocol.md, "Who is who"; consensus.md section 3). Pure; "now" is
 * when the gateway received it, in seconds since 1970. Checks go in order of cost, the signature
 * last.
 */
public final class Registry {

  private static final int TEXT_MOST = 64;

  private final RegistryLimits limits;

  /** Rules with these limits. */
  public Registry(RegistryLimits limits) {
    this.limits = limits;
  }

  /**
   * A masternode announced itself, unsigned.
   *
   * @param known what is known of its key
   * @param registered how many masternodes there are
   */
  public Ruling<Masternode> announced(
      MasternodeInfo info, Optional<Masternode> known, long registered, long now) {
    if (!isText(info.address()) || !isText(info.rewardAddress())) {
      return Ruling.refused(Rejection.BAD_TEXT);
    }
    if (known.isPresent()) {
      return new Ruling.Accepted<>(known.get().announcedAgain(info, now));
    }
    if (registered >= limits.masternodes()) {
      return Ruling.refused(Rejection.TOO_MANY_MASTERNODES);
    }
    if (!SignatureCheck.isUsable(info.publicKey())) {
      return Ruling.refused(Rejection.UNUSABLE_KEY);
    }
    return new Ruling.Accepted<>(Masternode.registered(info, now));
  }

  /** A masternode says that it is alive. */
  public Ruling<Masternode> beat(SignedHeartbeat heartbeat, Optional<Masternode> known, long now) {
    if (!isText(heartbeat.masternodeAddress())) {
      return Ruling.refused(Rejection.BAD_TEXT);
    }
    if (known.isEmpty()) {
      return Ruling.refused(Rejection.UNKNOWN_MASTERNODE);
    }
    if (!rises(heartbeat, known.get())) {
      return Ruling.refused(Rejection.SEQUENCE_NOT_RISING);
    }
    if (!heartbeat.isFresh(now)) {
      return Ruling.refused(Rejection.NOT_FRESH);
    }
    if (!heartbeat.isSigned()) {
      return Ruling.refused(Rejection.BAD_SIGNATURE);
    }
    return new Ruling.Accepted<>(known.get().beat(heartbeat, now));
  }

  private static boolean rises(SignedHeartbeat heartbeat, Masternode known) {
    return known.sequence().isEmpty()
        || Long.compareUnsigned(heartbeat.sequenceNumber(), known.sequence().getAsLong()) > 0;
  }

  /**
   * A masternode says that it has seen a heartbeat of another.
   *
   * @param witness what is known of the witness's key
   * @param beating whose heartbeat it is; empty when the heartbeat isn't known
   * @param witnesses how many have attested it so far
   */
  public Ruling<WitnessAttestation> attested(
      WitnessAttestation attestation,
      Optional<Masternode> witness,
      Optional<PublicKey> beating,
      long witnesses,
      long now) {
    Optional<Rejection> reason = refusal(attestation, witness, beating, witnesses, now);
    return reason
        .map(Ruling::<WitnessAttestation>refused)
        .orElseGet(() -> new Ruling.Accepted<>(attestation));
  }

  private Optional<Rejection> refusal(
      WitnessAttestation attestation,
      Optional<Masternode> witness,
      Optional<PublicKey> beating,
      long witnesses,
      long now) {
    if (!isText(attestation.witnessAddress())) {
      return Optional.of(Rejection.BAD_TEXT);
    }
    if (witness.isEmpty()) {
      return Optional.of(Rejection.UNKNOWN_MASTERNODE);
    }
    if (beating.isEmpty()) {
      return Optional.of(Rejection.UNKNOWN_HEARTBEAT);
    }
    if (beating.get().equals(attestation.witnessPubkey())) {
      return Optional.of(Rejection.OWN_WITNESS);
    }
    if (witnesses >= limits.witnesses()) {
      return Optional.of(Rejection.TOO_MANY_WITNESSES);
    }
    if (!isFresh(attestation.witnessTimestamp(), now)) {
      return Optional.of(Rejection.NOT_FRESH);
    }
    return attestation.isSigned() ? Optional.empty() : Optional.of(Rejection.BAD_SIGNATURE);
  }

  private static boolean isFresh(long timestamp, long now) {
    return timestamp >= now - SignedHeartbeat.FRESH_SECONDS
        && timestamp <= now + SignedHeartbeat.FRESH_SECONDS;
  }

  private static boolean isText(String text) {
    return !text.isEmpty()
        && text.length() <= TEXT_MOST
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
