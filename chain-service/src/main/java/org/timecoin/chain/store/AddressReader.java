package org.timecoin.chain.store;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.timecoin.chain.apply.AddressEntry;
import org.timecoin.protocol.bytes.ByteString;

/** What addresses hold, and how they came to it. */
public final class AddressReader {

  private final ReadSessions sessions;

  /** A reader over the readers' sessions. */
  public AddressReader(ReadSessions sessions) {
    this.sessions = sessions;
  }

  /** What an address holds; nothing when it was never paid. */
  public Uni<AddressBalance> balance(ByteString script) {
    return sessions
        .first(
            AddressRow.BY_SCRIPT,
            AddressRow.class,
            query -> query.setParameter("script", script.bytes()))
        .map(row -> row.map(AddressRow::value).orElse(AddressBalance.NOTHING));
  }

  /**
   * What transactions did to an address, newest first, at most {@code limit}.
   *
   * @param height only those in blocks below, or
   * @param position in that block before this place
   */
  public Uni<List<AddressEntry>> history(ByteString script, long height, int position, int limit) {
    return sessions
        .list(
            EntryRow.BEFORE,
            EntryRow.class,
            limit,
            query ->
                query
                    .setParameter("script", script.bytes())
                    .setParameter("height", height)
                    .setParameter("place", position))
        .map(rows -> rows.stream().map(EntryRow::value).toList());
  }
}
