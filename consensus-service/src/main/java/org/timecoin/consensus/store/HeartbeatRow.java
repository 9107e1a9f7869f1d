package org.timecoin.consensus.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.timecoin.protocol.message.SignedHeartbeat;

/** One of a masternode's last heartbeats. */
@Entity
@Table(schema = "consensus", name = "heartbeat")
class HeartbeatRow {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  @Column(name = "public_key")
  byte[] publicKey;

  @Column(name = "sequence")
  long sequence;

  @Column(name = "hash")
  byte[] hash;

  @Column(name = "made_at")
  long madeAt;

  @Column(name = "signature")
  byte[] signature;

  static HeartbeatRow of(SignedHeartbeat heartbeat) {
    HeartbeatRow row = new HeartbeatRow();
    row.publicKey = heartbeat.masternodePubkey().bytes();
    row.sequence = heartbeat.sequenceNumber();
    row.hash = heartbeat.hash().bytes();
    row.madeAt = heartbeat.timestamp();
    row.signature = heartbeat.signature().bytes();
    return row;
  }
}
