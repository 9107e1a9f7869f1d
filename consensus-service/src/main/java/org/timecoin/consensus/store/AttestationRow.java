package org.timecoin.consensus.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.timecoin.protocol.message.WitnessAttestation;

/** A witness of a heartbeat. */
@Entity
@Table(schema = "consensus", name = "attestation")
class AttestationRow {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  @Column(name = "heartbeat_id")
  long heartbeatId;

  @Column(name = "witness_key")
  byte[] witnessKey;

  @Column(name = "seen_at")
  long seenAt;

  @Column(name = "signature")
  byte[] signature;

  static AttestationRow of(long heartbeatId, WitnessAttestation attestation) {
    AttestationRow row = new AttestationRow();
    row.heartbeatId = heartbeatId;
    row.witnessKey = attestation.witnessPubkey().bytes();
    row.seenAt = attestation.witnessTimestamp();
    row.signature = attestation.signature().bytes();
    return row;
  }
}
