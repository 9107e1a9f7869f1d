package org.timecoin.chain.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.nio.ByteBuffer;
import org.hibernate.annotations.Immutable;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Parent;

/** The certificate of a run. */
@Entity
@Immutable
@Table(schema = "chain", name = "certificate")
@NamedQuery(
    name = CertificateRow.TOUCHING,
    query =
        "select c from CertificateRow c where c.lastHeight between :first and :highest"
            + " and c.parentHeight < :last order by c.lastHeight")
class CertificateRow {

  static final String TOUCHING = "certificate.touching";

  @Id
  @Column(name = "last_height")
  long lastHeight;

  @Column(name = "parent_height")
  long parentHeight;

  @Column(name = "parent_hash")
  byte[] parentHash;

  @Column(name = "value")
  byte[] runValue;

  @Column(name = "round")
  long voteRound;

  @Column(name = "signatures")
  byte[] signatures;

  Certificate value() {
    return new Certificate(
        new Parent(parentHeight, Hash.of(parentHash)),
        lastHeight,
        Hash.of(runValue),
        Math.toIntExact(voteRound),
        CertificateColumns.endorsements(ByteBuffer.wrap(signatures)));
  }
}
