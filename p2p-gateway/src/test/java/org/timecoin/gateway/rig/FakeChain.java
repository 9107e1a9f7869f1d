package org.timecoin.gateway.rig;

import com.google.protobuf.ByteString;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.timecoin.contracts.chain.v1.TipResponse;
import org.timecoin.contracts.chain.v1.UtxoHashResponse;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.gateway.serve.ChainSource;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockCodec;
import org.timecoin.protocol.bytes.Hash;

/** A chain in memory that can be away. Safe for many threads. */
public final class FakeChain implements ChainSource {

  private volatile List<Block> blocks;
  private volatile boolean away;
  private volatile Supplier<Uni<Void>> delay = () -> Uni.createFrom().voidItem();

  public FakeChain(List<Block> blocks) {
    this.blocks = List.copyOf(blocks);
  }

  /** From now on nothing is answered. */
  public void goAway() {
    away = true;
  }

  public void comeBack() {
    away = false;
  }

  public void become(List<Block> other) {
    blocks = List.copyOf(other);
  }

  /** Every answer waits for this. */
  public void answerAfter(Supplier<Uni<Void>> wait) {
    delay = wait;
  }

  @Override
  public Uni<TipResponse> tip() {
    return answer(
        () -> {
          Block tip = blocks.getLast();
          return TipResponse.newBuilder().setTip(ChainMap.ref(tip.height(), tip.hash())).build();
        });
  }

  @Override
  public Uni<List<ByteString>> blocks(long first, long last, int maxBytes) {
    return answer(
        () -> {
          List<ByteString> found = new ArrayList<>();
          int bytes = 0;
          for (long h = first; h <= last && h < blocks.size(); h++) {
            byte[] block = BlockCodec.encode(blocks.get((int) h));
            bytes += block.length;
            if (bytes > maxBytes && !found.isEmpty()) {
              break;
            }
            found.add(ByteString.copyFrom(block));
          }
          return found;
        });
  }

  @Override
  public Uni<Optional<Hash>> hashAt(long height) {
    return answer(
        () ->
            Long.compareUnsigned(height, blocks.size()) < 0
                ? Optional.of(blocks.get((int) height).hash())
                : Optional.empty());
  }

  @Override
  public Uni<UtxoHashResponse> utxoHash() {
    return answer(
        () ->
            UtxoHashResponse.newBuilder()
                .setHash(ChainMap.toProto(Hash.sha256()))
                .setHeight(blocks.getLast().height())
                .setUtxoCount(7)
                .build());
  }

  private <T> Uni<T> answer(Supplier<T> answer) {
    return delay
        .get()
        .chain(
            () ->
                away
                    ? Uni.createFrom().failure(new IllegalStateException("the chain is away"))
                    : Uni.createFrom().item(answer));
  }
}
