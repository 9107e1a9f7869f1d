package org.timecoin.gateway.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.timecoin.contracts.chain.v1.TipResponse;
import org.timecoin.contracts.chain.v1.UtxoHashResponse;
import org.timecoin.contracts.types.v1.BlockRef;
import org.timecoin.protocol.bytes.Hash;

class RecentTipTest {

  private final List<UniEmitter<? super TipResponse>> asked = new ArrayList<>();
  private final ChainSource chain = new Held();

  @Test
  void manyWhoAskAtOnceAreOneQuestion() {
    RecentTip tip = new RecentTip(chain, Duration.ofMinutes(1));
    CompletableFuture<TipResponse> first = ask(tip);
    CompletableFuture<TipResponse> second = ask(tip);
    assertThat(asked).hasSize(1);

    asked.getFirst().complete(height(7));

    assertThat(first.join()).isEqualTo(height(7));
    assertThat(second.join()).isEqualTo(height(7));
    assertThat(ask(tip).join()).isEqualTo(height(7));
    assertThat(asked).hasSize(1);
    assertThat(tip.lastHeight()).contains(7L);
  }

  @Test
  void anOldTipIsAskedAgain() {
    RecentTip tip = new RecentTip(chain, Duration.ZERO);
    CompletableFuture<TipResponse> first = ask(tip);
    asked.getFirst().complete(height(7));
    assertThat(first.join()).isEqualTo(height(7));
    CompletableFuture<TipResponse> next = ask(tip);
    asked.get(1).complete(height(8));

    assertThat(next.join()).isEqualTo(height(8));
  }

  @Test
  void aFailureIsNotRemembered() {
    RecentTip tip = new RecentTip(chain, Duration.ofMinutes(1));
    CompletableFuture<TipResponse> failing = ask(tip);
    asked.getFirst().fail(new IllegalStateException("away"));
    assertThatThrownBy(failing::join).hasMessageContaining("away");

    CompletableFuture<TipResponse> next = ask(tip);
    asked.get(1).complete(height(8));

    assertThat(next.join()).isEqualTo(height(8));
  }

  private static CompletableFuture<TipResponse> ask(RecentTip tip) {
    return tip.get().subscribeAsCompletionStage();
  }

  private static TipResponse height(long height) {
    return TipResponse.newBuilder().setTip(BlockRef.newBuilder().setHeight(height)).build();
  }

  private final class Held implements ChainSource {
    @Override
    public Uni<TipResponse> tip() {
      return Uni.createFrom().emitter(asked::add);
    }

    @Override
    public Uni<List<ByteString>> blocks(long first, long last, int maxBytes) {
      throw new UnsupportedOperationException("only the tip is asked here");
    }

    @Override
    public Uni<Optional<Hash>> hashAt(long height) {
      throw new UnsupportedOperationException("only the tip is asked here");
    }

    @Override
    public Uni<UtxoHashResponse> utxoHash() {
      throw new UnsupportedOperationException("only the tip is asked here");
    }
  }
}
