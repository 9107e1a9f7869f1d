package org.timecoin.consensus.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Statement;
import org.timecoin.protocol.vote.VoteStep;

/** A repeat is the same to the last byte that is signed; anything else would be a second vote. */
class SameVoteTest {

  private static final Hash ONE = Hash.sha256(new byte[] {1});
  private static final Hash OTHER = Hash.sha256(new byte[] {2});
  private static final PublicKey KEY = key(0);
  private static final Statement SAID = prevote(new Parent(5, ONE));

  private final VoteRow stored = row(KEY, ONE, SAID, ONE);

  private static PublicKey key(int first) {
    byte[] bytes = new byte[PublicKey.LENGTH];
    bytes[0] = (byte) first;
    return PublicKey.of(bytes);
  }

  private static Statement prevote(Parent parent) {
    return Statement.vote(parent, 2, VoteStep.PREVOTE, ONE);
  }

  private static VoteRow row(PublicKey key, Hash genesis, Statement said, Hash voterSet) {
    return new VoteRow(key, genesis, new VoteIntent(said, voterSet, Backing.NONE), 1);
  }

  private void assertIsAnotherVote(VoteRow row) {
    assertThat(stored.saysSameAs(row)).isFalse();
    assertThat(row.saysSameAs(stored)).isFalse();
    assertThat(new InsertRule().judge(row, Optional.of(stored), Optional.of(stored)))
        .isEqualTo(StoreAnswer.TAKEN);
  }

  @Test
  void theSameIsARepeatUnderAnyLease() {
    assertThat(stored.saysSameAs(new VoteRow(KEY, ONE, stored.intent(), 9))).isTrue();
  }

  @Test
  void amongOtherVotersItIsAnotherVote() {
    assertIsAnotherVote(row(KEY, ONE, SAID, OTHER));
  }

  @Test
  void onAnotherNetworkItIsAnotherVote() {
    assertIsAnotherVote(row(KEY, OTHER, SAID, ONE));
  }

  @Test
  void byAnotherKeyItIsAnotherVote() {
    assertIsAnotherVote(row(key(1), ONE, SAID, ONE));
  }

  @Test
  void onAnotherParentOfTheHeightItIsAnotherVote() {
    assertIsAnotherVote(row(KEY, ONE, prevote(new Parent(5, OTHER)), ONE));
  }
}
