package org.timecoin.chain.store;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Parent;

/** Certificates as columns, and the signatures back. */
final class CertificateColumns {

  private static final int ENDORSEMENT_LENGTH = PublicKey.LENGTH + Signature.LENGTH;

  private CertificateColumns() {}

  static Tuple of(ArrayColumns<Certificate> columns) {
    return columns
        .bigint(Certificate::lastHeight)
        .bigint(one -> one.parent().height())
        .hash(one -> one.parent().hash())
        .hash(Certificate::value)
        .bigint(Certificate::round)
        .bytes(CertificateColumns::signatures)
        .tuple();
  }

  private static byte[] signatures(Certificate certificate) {
    ByteBuffer packed = ByteBuffer.allocate(ENDORSEMENT_LENGTH * certificate.precommits().size());
    for (Endorsement one : certificate.precommits()) {
      packed.put(one.key().bytes()).put(one.signature().bytes());
    }
    return packed.array();
  }

  /** From last_height, parent_height, parent_hash, value, round and signatures. */
  static Certificate read(Row row) {
    return new Certificate(
        new Parent(row.getLong("parent_height"), Rows.hash(row, "parent_hash")),
        row.getLong("last_height"),
        Rows.hash(row, "value"),
        Math.toIntExact(row.getLong("round")),
        endorsements(ByteBuffer.wrap(Rows.bytes(row, "signatures"))));
  }

  /** From public keys and signatures, one behind another. */
  static List<Endorsement> endorsements(ByteBuffer packed) {
    List<Endorsement> endorsements = new ArrayList<>();
    while (packed.hasRemaining()) {
      PublicKey key = PublicKey.of(next(packed, PublicKey.LENGTH));
      endorsements.add(new Endorsement(key, Signature.of(next(packed, Signature.LENGTH))));
    }
    return endorsements;
  }

  private static byte[] next(ByteBuffer packed, int length) {
    byte[] bytes = new byte[length];
    packed.get(bytes);
    return bytes;
  }
}
