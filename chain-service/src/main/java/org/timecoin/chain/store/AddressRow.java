package org.timecoin.chain.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** What an address holds. */
@Entity
@Immutable
@Table(schema = "chain", name = "address")
@NamedQuery(
    name = AddressRow.BY_SCRIPT,
    query = "select a from AddressRow a where a.script = :script")
class AddressRow {

  static final String BY_SCRIPT = "address.byScript";

  @Id
  @Column(name = "script")
  byte[] script;

  @Column(name = "unspent_sat")
  long unspentSat;

  @Column(name = "unspent_outputs")
  long unspentOutputs;

  AddressBalance value() {
    return new AddressBalance(unspentSat, unspentOutputs);
  }
}
