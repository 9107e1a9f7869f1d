package org.timecoin.chain.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.util.Arrays;
import org.hibernate.annotations.Immutable;
import org.timecoin.chain.apply.AddressEntry;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;

/** What a transaction did to an address. */
@Entity
@Immutable
@IdClass(EntryRow.Key.class)
@Table(schema = "chain", name = "address_entry")
@NamedQuery(
    name = EntryRow.BEFORE,
    query =
        "select e from EntryRow e where e.script = :script and (e.height, e.place) < (:height, :place)"
            + " order by e.height desc, e.place desc")
class EntryRow {

  static final String BEFORE = "entry.before";

  @Id
  @Column(name = "script")
  byte[] script;

  @Id
  @Column(name = "height")
  long height;

  @Id
  @Column(name = "position")
  int place;

  @Column(name = "txid")
  byte[] txid;

  @Column(name = "received_sat")
  long receivedSat;

  @Column(name = "spent_sat")
  long spentSat;

  AddressEntry value() {
    return new AddressEntry(
        ByteString.of(script), height, place, Hash.of(txid), receivedSat, spentSat);
  }

  /** One transaction of the chain, as one address sees it. */
  static final class Key {
    byte[] script;
    long height;
    int place;

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && height == key.height
          && place == key.place
          && Arrays.equals(script, key.script);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * Arrays.hashCode(script) + Long.hashCode(height)) + place;
    }
  }
}
