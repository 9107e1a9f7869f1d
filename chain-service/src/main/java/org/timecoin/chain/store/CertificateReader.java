package org.timecoin.chain.store;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Run;

/** Certificates of committed runs, for everybody who asks. */
public final class CertificateReader {

  private final ReadSessions sessions;

  /** A reader over the readers' sessions. */
  public CertificateReader(ReadSessions sessions) {
    this.sessions = sessions;
  }

  /**
   * The certificate of every run that has a block in a range of heights, both ends included, in the
   * order of heights, at most {@code limit}.
   */
  public Uni<List<Certificate>> touching(long first, long last, int limit) {
    return sessions
        .list(
            CertificateRow.TOUCHING,
            CertificateRow.class,
            limit,
            query ->
                query
                    .setParameter("first", first)
                    .setParameter("last", last)
                    .setParameter("highest", highest(last)))
        .map(rows -> rows.stream().map(CertificateRow::value).toList());
  }

  /** The certificate of the run that a block is in; empty when it is in none. */
  public Uni<Optional<Certificate>> of(long height) {
    return touching(height, height, 1).map(found -> found.stream().findFirst());
  }

  /** Where a run that begins at the last height may end: the index is read no further. */
  private static long highest(long last) {
    return last + Math.min(Run.BLOCKS_MOST - 1L, Long.MAX_VALUE - last);
  }
}
