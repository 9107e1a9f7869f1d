package org.timecoin.protocol.vote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;

/** A run has 1 to 100 blocks and at most 4 MiB. */
class RunSizeTest {

  private static final int MOST = 4 * 1024 * 1024;

  private static boolean isSized(int blocks, int bytes) {
    Hash any = Hash.sha256(new byte[] {1});
    return new Run(any, new Parent(7, any), blocks, 800, ByteString.of(new byte[bytes])).isSized();
  }

  @Test
  void itHasOneToAHundredBlocks() {
    assertThat(isSized(1, 10)).isTrue();
    assertThat(isSized(100, 10)).isTrue();
    assertThat(isSized(0, 10)).isFalse();
    assertThat(isSized(-1, 10)).isFalse();
    assertThat(isSized(101, 10)).isFalse();
  }

  @Test
  void itHasFourMebibytesAtMost() {
    assertThat(isSized(1, MOST)).isTrue();
    assertThat(isSized(1, MOST + 1)).isFalse();
  }
}
