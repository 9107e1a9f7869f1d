package org.timecoin.gateway.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.timecoin.gateway.peer.PeerChoice.Candidate;
import org.timecoin.gateway.peer.PeerChoice.Choice;
import org.timecoin.gateway.peer.PeerChoice.Need;

class PeerChoiceTest {

  @Test
  void theBestScoreThatHasTheHeightIsAsked() {
    assertThat(
            choose(
                100,
                peer("fast-but-low", 99, 9000, 0),
                peer("a", 100, 10, 0),
                peer("b", 150, 20, 0)))
        .isEqualTo(new Choice.Ask("b"));
  }

  @Test
  void aPeerThatHasNotSaidItsHeightIsNotAsked() {
    assertThat(choose(0, new Candidate("a", Optional.empty(), 100, 0)))
        .isEqualTo(new Choice.Nobody());
  }

  @Test
  void loadDividesTheScore() {
    assertThat(choose(1, peer("a", 5, 100, 1), peer("b", 5, 99, 0))).isEqualTo(new Choice.Ask("b"));
    assertThat(choose(1, peer("a", 5, 1000, 1), peer("b", 5, 99, 0)))
        .isEqualTo(new Choice.Ask("a"));
  }

  @Test
  void aFullPeerIsBusyNotGone() {
    assertThat(choose(1, peer("a", 5, 100, 4))).isEqualTo(new Choice.Busy());
    assertThat(choose(1, peer("a", 5, 100, 4), peer("b", 5, 1, 3))).isEqualTo(new Choice.Ask("b"));
  }

  @Test
  void whoFailedThisRangeIsNotAskedAgain() {
    List<Candidate> peers = List.of(peer("a", 5, 100, 0), peer("b", 5, 1, 0));

    assertThat(PeerChoice.choose(peers, new Need(1, Optional.empty(), Set.of("a"), 4)))
        .isEqualTo(new Choice.Ask("b"));
    assertThat(PeerChoice.choose(peers, new Need(1, Optional.empty(), Set.of("a", "b"), 4)))
        .isEqualTo(new Choice.Nobody());
  }

  @Test
  void aNamedPeerIsAskedWhateverItClaims() {
    List<Candidate> peers = List.of(peer("a", 5, 100, 0), peer("b", 5, 1000, 0));

    assertThat(PeerChoice.choose(peers, new Need(9, Optional.of("a"), Set.of(), 4)))
        .isEqualTo(new Choice.Ask("a"));
  }

  @Test
  void aNamedPeerThatIsGoneIsNotReplaced() {
    List<Candidate> peers = List.of(peer("b", 5, 1000, 0));

    assertThat(PeerChoice.choose(peers, new Need(1, Optional.of("a"), Set.of(), 4)))
        .isEqualTo(new Choice.Nobody());
  }

  @Test
  void heightsHaveAllSixtyFourBits() {
    assertThat(choose(Long.MAX_VALUE, peer("a", -1, 1, 0))).isEqualTo(new Choice.Ask("a"));
  }

  @Test
  void equalPeersAreChosenTheSameWayEachTime() {
    assertThat(choose(1, peer("a", 5, 1, 0), peer("b", 5, 1, 0)))
        .isEqualTo(choose(1, peer("b", 5, 1, 0), peer("a", 5, 1, 0)));
  }

  private static Choice choose(long height, Candidate... candidates) {
    return PeerChoice.choose(List.of(candidates), new Need(height, Optional.empty(), Set.of(), 4));
  }

  private static Candidate peer(String name, long height, double score, int underWay) {
    return new Candidate(name, Optional.of(height), score, underWay);
  }
}
