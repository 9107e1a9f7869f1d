package org.timecoin.sync.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PeerDirectoryTest {

  private static final long LIFETIME = 15_000;
  private final PeerDirectory directory = new PeerDirectory(LIFETIME, 4);

  private static Sighting beat(String peer, String incarnation, long beatAt, long height) {
    return new Sighting(
        peer, "gw", incarnation, beatAt, OptionalLong.of(height), beatAt - 1_000, true);
  }

  @Test
  void tellsWhoIsThereAndHowOldTheirClaimsAre() {
    directory.heard("a|gw", beat("a:1", "i", 50_000, 7), 100);
    assertThat(directory.peers(400)).containsExactly(new PeerView("a:1", 7, 1_300));
    assertThat(directory.connections()).isOne();
  }

  @Test
  void aBeatCountsForItsLifetimeFromWhenWeHeardIt() {
    directory.heard("a|gw", beat("a:1", "i", 50_000, 7), 100);
    assertThat(directory.nextExpiry()).hasValue(100 + LIFETIME);
    directory.expire(99 + LIFETIME);
    assertThat(directory.peers(99 + LIFETIME)).hasSize(1);
    directory.expire(100 + LIFETIME);
    assertThat(directory.connections()).isZero();
    assertThat(directory.nextExpiry()).isEmpty();
  }

  @Test
  void anotherBeatRenewsIt() {
    directory.heard("a|gw", beat("a:1", "i", 50_000, 7), 100);
    directory.heard("a|gw", beat("a:1", "i", 55_000, 8), 5_100);
    directory.expire(100 + LIFETIME);
    assertThat(directory.peers(100 + LIFETIME)).extracting(PeerView::height).containsExactly(8L);
  }

  @Test
  void aTombstoneRemovesAtOnce() {
    directory.heard("a|gw", beat("a:1", "i", 50_000, 7), 100);
    directory.gone("a|gw");
    assertThat(directory.peers(100)).isEmpty();
    directory.gone("never|heard");
  }

  @Test
  void atAStartOldBeatsAreVoidThoughTheyWereJustRead() {
    // All read at once from the log: the first is 16 s older than the newest of the same gateway.
    directory.heard("a|gw", beat("a:1", "i", 50_000, 7), 10);
    directory.heard("b|gw", beat("b:1", "i", 66_000, 7), 10);
    assertThat(directory.peers(10)).extracting(PeerView::peer).containsExactly("b:1");
  }

  @Test
  void clocksOfTwoGatewaysAreNeverCompared() {
    directory.heard("a|x", sighting("a:1", "x", 50_000), 10);
    directory.heard("b|y", sighting("b:1", "y", 9_000_000), 10);
    assertThat(directory.peers(10)).hasSize(2);
  }

  private static Sighting sighting(String peer, String gateway, long beatAt) {
    return new Sighting(peer, gateway, "i", beatAt, OptionalLong.of(1), beatAt, true);
  }

  @Test
  void aRestartedGatewayVoidsWhatItsEarlierSelfSaid() {
    directory.heard("a|gw", beat("a:1", "old", 50_000, 7), 10);
    directory.heard("b|gw", beat("b:1", "new", 50_100, 7), 20);
    assertThat(directory.peers(20)).extracting(PeerView::peer).containsExactly("b:1");
    // Something the dead process wrote, read late.
    directory.heard("c|gw", beat("c:1", "old", 50_050, 7), 30);
    assertThat(directory.peers(30)).extracting(PeerView::peer).containsExactly("b:1");
  }

  @Test
  void whoDoesNotAnswerOrHasNotToldItsHeightIsNoSource() {
    directory.heard("a|gw", new Sighting("a:1", "gw", "i", 5, OptionalLong.empty(), 0, true), 10);
    directory.heard("b|gw", new Sighting("b:1", "gw", "i", 5, OptionalLong.of(9), 5, false), 10);
    assertThat(directory.peers(10)).isEmpty();
    assertThat(directory.connections()).isEqualTo(2);
  }

  @Test
  void ofTwoGatewaysWithOnePeerTheFresherClaimCounts() {
    directory.heard(
        "a|x", new Sighting("a:1", "x", "i", 5_000, OptionalLong.of(3), 1_000, true), 10);
    directory.heard(
        "a|y", new Sighting("a:1", "y", "i", 9_000, OptionalLong.of(4), 8_900, true), 10);
    assertThat(directory.peers(10)).containsExactly(new PeerView("a:1", 4, 100));
  }

  @Test
  void isBounded() {
    for (int i = 0; i < 10; i++) {
      directory.heard(i + "|gw", beat("p" + i + ":1", "i", 50_000, 7), i);
    }
    assertThat(directory.peers(10))
        .extracting(PeerView::peer)
        .containsExactly("p6:1", "p7:1", "p8:1", "p9:1");
  }

  @Test
  void aHeightClaimedInTheGatewaysFutureIsSimplyNew() {
    directory.heard(
        "a|gw", new Sighting("a:1", "gw", "i", 5_000, OptionalLong.of(3), 6_000, true), 10);
    assertThat(directory.peers(10)).containsExactly(new PeerView("a:1", 3, 0));
  }
}
