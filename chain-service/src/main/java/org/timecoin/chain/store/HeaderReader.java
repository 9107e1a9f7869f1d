package org.timecoin.chain.store;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.timecoin.protocol.bytes.Hash;

/** Headers of committed blocks. */
public final class HeaderReader {

  private final ReadSessions sessions;

  /** A reader over the readers' sessions. */
  public HeaderReader(ReadSessions sessions) {
    this.sessions = sessions;
  }

  /** The header at a height; empty above the tip. */
  public Uni<Optional<StoredHeader>> at(long height) {
    return sessions
        .first(HeaderRow.BY_HEIGHT, HeaderRow.class, query -> query.setParameter("height", height))
        .map(row -> row.map(HeaderRow::value));
  }

  /** The header of a block of ours; empty when there is none of this hash. */
  public Uni<Optional<StoredHeader>> of(Hash hash) {
    return sessions
        .first(
            HeaderRow.BY_HASH, HeaderRow.class, query -> query.setParameter("hash", hash.bytes()))
        .map(row -> row.map(HeaderRow::value));
  }
}
