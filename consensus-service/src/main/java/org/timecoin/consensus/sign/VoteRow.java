package org.timecoin.consensus.sign;

import java.util.Comparator;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;

/**
 * A row of the vote table (consensus.md section 3, "Never sign twice").
 *
 * @param key who signs
 * @param genesis of which network
 * @param intent what
 * @param epoch of the lease under which it was inserted
 */
public record VoteRow(PublicKey key, Hash genesis, VoteIntent intent, long epoch) {

  /** The order in which rows may be inserted: by parent height, round and step. */
  public static final Comparator<VoteRow> ORDER =
      Comparator.<VoteRow>comparingLong(row -> row.intent().statement().parent().height())
          .thenComparing(row -> row.intent().statement().position());

  /** Whether both say the same; under which lease and with what behind it does not count. */
  public boolean saysSameAs(VoteRow other) {
    return key.equals(other.key)
        && genesis.equals(other.genesis)
        && intent.statement().equals(other.intent.statement())
        && intent.voterSet().equals(other.intent.voterSet());
  }
}
