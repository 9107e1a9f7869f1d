package org.timecoin.protocol.vote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.timecoin.protocol.bytes.Hash;

/** A node goes its way through the blocks that are vouched for, or not at all. */
class CheckpointTest {

  private static final Hash ONE = Hash.sha256(new byte[] {1});
  private static final Hash OTHER = Hash.sha256(new byte[] {2});

  private final Checkpoint checkpoint = new Checkpoint(100, ONE);

  @Test
  void belowItsCheckpointANodeOnlySyncs() {
    assertThat(checkpoint.rule(new Parent(99, OTHER))).isEqualTo(Checkpoint.Ruling.SYNC_ONLY);
    assertThat(checkpoint.rule(new Parent(100, ONE))).isEqualTo(Checkpoint.Ruling.FREE);
    assertThat(checkpoint.rule(new Parent(500, OTHER))).isEqualTo(Checkpoint.Ruling.FREE);
  }

  @Test
  void aChainThatContradictsItStops() {
    assertThat(checkpoint.rule(new Parent(100, OTHER))).isEqualTo(Checkpoint.Ruling.STOP);
  }

  @Test
  void heightsHaveNoSign() {
    Checkpoint beyond = new Checkpoint(-1, ONE);

    assertThat(beyond.rule(new Parent(100, ONE))).isEqualTo(Checkpoint.Ruling.SYNC_ONLY);
    assertThat(checkpoint.rule(new Parent(-1, OTHER))).isEqualTo(Checkpoint.Ruling.FREE);
  }

  @Test
  void atTheCheckpointOnlyItsBlockIsValid() {
    assertThat(checkpoint.admits(100, OTHER)).isFalse();
    assertThat(checkpoint.admits(100, ONE)).isTrue();
    assertThat(checkpoint.admits(99, OTHER)).isTrue();
  }
}
