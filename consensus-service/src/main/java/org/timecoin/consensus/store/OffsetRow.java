package org.timecoin.consensus.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How far a partition of peer.masternodes was read. */
@Entity
@Table(schema = "consensus", name = "intake_offset")
class OffsetRow {

  @Id
  @Column(name = "partition")
  int partition;

  @Column(name = "next_offset")
  long nextOffset;

  static OffsetRow of(int partition, long nextOffset) {
    OffsetRow row = new OffsetRow();
    row.partition = partition;
    row.nextOffset = nextOffset;
    return row;
  }
}
