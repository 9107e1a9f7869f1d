package org.timecoin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.timecoin.consensus.leader.Instance;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Run;

/** What the simulated chain says of a run depends on the instance that it is judged on. */
class JudgedOnAnInstanceTest {

  private static final List<Integer> ALL = List.of(0, 1, 2, 3);
  private static final List<Integer> NAMED = List.of(0, 1, 2);
  private static final int RECOVERED_FROM = 17;

  private final SimChain chain = new SimChain(NetworkParameters.testnet().schedule(), 1, false);
  private final Parent parent = new Parent(0, Hash.ZERO);

  /** Seed 4249721 had a quorum "for an invalid run" where its run came after the entry was made. */
  @Test
  void whoHasNotEnteredARecoveryJudgesByWhatItReplaces() {
    Instance before = chain.genesis(parent, ALL.size());
    Run paysAll = chain.make(before, 1, ALL, List.of(), true);
    Instance entry = chain.recovered(parent, NAMED, RECOVERED_FROM);
    Run paysNamed = chain.make(entry, 1, NAMED, List.of(), true);

    assertThat(chain.isValid(paysAll, before.firstRound())).isTrue();
    assertThat(chain.isValid(paysAll, entry.firstRound())).isFalse();
    assertThat(chain.isValid(paysNamed, entry.firstRound())).isTrue();
  }
}
