package org.timecoin.chain.store;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.timecoin.protocol.bytes.Hash;

/** Where committed transactions stand. */
public final class TransactionReader {

  private final ReadSessions sessions;

  /** A reader over the readers' sessions. */
  public TransactionReader(ReadSessions sessions) {
    this.sessions = sessions;
  }

  /** The place of a transaction, the last one of a coinbase that was repeated; empty if unknown. */
  public Uni<Optional<TransactionPlace>> place(Hash txid) {
    return sessions
        .first(PlaceRow.OF_TXID, PlaceRow.class, query -> query.setParameter("txid", txid.bytes()))
        .map(row -> row.map(PlaceRow::value));
  }
}
