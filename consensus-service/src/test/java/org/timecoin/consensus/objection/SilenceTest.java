package org.timecoin.consensus.objection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.vote.VoterSet;

/** Silence counts only while this voter runs and hears a quorum. */
class SilenceTest {
  private static final List<Address> ALL =
      IntStream.range(0, 4).mapToObj(SilenceTest::address).sorted().toList();
  private static final VoterSet VOTERS = VoterSet.of(ALL);
  private static final Address GONE = ALL.get(3);
  private static final Set<Address> QUORUM = Set.copyOf(ALL.subList(0, 3));

  private static Address address(int number) {
    byte[] key = new byte[PublicKey.LENGTH];
    key[0] = (byte) number;
    return Address.of(PublicKey.of(key), AddressDigit.TESTNET);
  }

  @Test
  void itGrowsWhileAQuorumIsHeard() {
    Silence silence = Silence.from(0);
    for (int second = 10; second <= 200; second += 10) {
      silence = silence.counted(second * 1_000L, VOTERS, QUORUM);
    }
    assertThat(silence.of(GONE)).isEqualTo(200_000);
    assertThat(silence.of(ALL.getFirst())).isZero();
  }

  @Test
  void whoeverIsCutOffCountsNothing() {
    Silence silence =
        Silence.from(0)
            .counted(10_000, VOTERS, QUORUM)
            .counted(20_000, VOTERS, Set.of(ALL.get(0), ALL.get(1)));
    assertThat(silence.of(GONE)).isEqualTo(10_000);
    assertThat(silence.of(ALL.get(2))).isZero();
  }

  @Test
  void aPauseOfThisProcessDoesNotCount() {
    Silence silence =
        Silence.from(0).counted(10_000, VOTERS, QUORUM).counted(3_600_000, VOTERS, QUORUM);
    assertThat(silence.of(GONE)).isEqualTo(10_000);
  }

  @Test
  void oneSignOfLifeEndsIt() {
    Silence silence =
        Silence.from(0)
            .counted(30_000, VOTERS, QUORUM)
            .counted(40_000, VOTERS, Set.copyOf(ALL))
            .counted(50_000, VOTERS, QUORUM);
    assertThat(silence.of(GONE)).isEqualTo(10_000);
  }

  @Test
  void othersThanVotersMakeNoQuorumAndAreForgotten() {
    Address stranger = address(99);
    Silence silence =
        Silence.from(0).counted(10_000, VOTERS, Set.of(ALL.get(0), ALL.get(1), stranger));
    assertThat(silence.silentMs().values()).containsOnly(0L);
    assertThat(silence.silentMs()).doesNotContainKey(stranger);
  }
}
