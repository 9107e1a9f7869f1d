package org.timecoin.chain.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.util.Arrays;
import org.hibernate.annotations.Immutable;
import org.timecoin.protocol.bytes.Hash;

/** Where a transaction stands. */
@Entity
@Immutable
@IdClass(PlaceRow.Key.class)
@Table(schema = "chain", name = "transaction_index")
@NamedQuery(
    name = PlaceRow.OF_TXID,
    query = "select p from PlaceRow p where p.txid = :txid order by p.height desc")
class PlaceRow {

  static final String OF_TXID = "place.ofTxid";

  @Id
  @Column(name = "txid")
  byte[] txid;

  @Id
  @Column(name = "height")
  long height;

  @Column(name = "position")
  int place;

  TransactionPlace value() {
    return new TransactionPlace(Hash.of(txid), height, place);
  }

  /** A coinbase may repeat an earlier one, so a txid alone is no key. */
  static final class Key {
    byte[] txid;
    long height;

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && height == key.height && Arrays.equals(txid, key.txid);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(txid) + Long.hashCode(height);
    }
  }
}
