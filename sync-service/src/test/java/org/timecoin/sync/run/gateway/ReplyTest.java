package org.timecoin.sync.run.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;
import org.timecoin.contracts.gateway.v1.FetchBlocksResponse;
import org.timecoin.contracts.gateway.v1.FetchEnd;
import org.timecoin.contracts.gateway.v1.FetchStarted;
import org.timecoin.contracts.types.v1.Block;

/** However much a peer sends, no more is kept than was set aside for it. */
class ReplyTest {

  private static FetchBlocksResponse block(int bytes) {
    Block block = Block.newBuilder().setBincode(ByteString.copyFrom(new byte[bytes])).build();
    return FetchBlocksResponse.newBuilder().setBlock(block).build();
  }

  @Test
  void takesBlocksInOrderAndTheEnd() {
    Reply reply = new Reply(10, 1_000);
    assertThat(
            reply.take(
                FetchBlocksResponse.newBuilder()
                    .setStarted(FetchStarted.newBuilder().setPeer("a:1"))
                    .build()))
        .isTrue();
    assertThat(reply.take(block(100))).isTrue();
    assertThat(reply.take(block(200))).isTrue();
    FetchEnd end = FetchEnd.newBuilder().setOutcome(FetchEnd.Outcome.OUTCOME_COMPLETE).build();
    assertThat(reply.take(FetchBlocksResponse.newBuilder().setEnd(end).build())).isTrue();
    assertThat(reply.blocks()).extracting(bytes -> bytes.length).containsExactly(100, 200);
    assertThat(reply.end()).contains(end);
  }

  @Test
  void whatDoesNotFitIsNotKept() {
    Reply reply = new Reply(10, 250);
    reply.take(block(200));
    assertThat(reply.take(block(51))).isFalse();
    assertThat(reply.blocks()).hasSize(1);
  }

  @Test
  void moreBlocksThanAskedForAreNotKept() {
    Reply reply = new Reply(2, 1_000);
    reply.take(block(1));
    reply.take(block(1));
    assertThat(reply.take(block(1))).isFalse();
    assertThat(reply.blocks()).hasSize(2);
  }

  @Test
  void theFirstIsKeptHoweverLargeSoThatTheCheckCanNameTheRule() {
    Reply reply = new Reply(2, 100);
    assertThat(reply.take(block(5_000))).isTrue();
    assertThat(reply.take(block(1))).isFalse();
    assertThat(reply.blocks()).hasSize(1);
  }
}
