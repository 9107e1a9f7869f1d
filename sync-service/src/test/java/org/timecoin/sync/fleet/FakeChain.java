package org.timecoin.sync.fleet;

import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.timecoin.contracts.chain.v1.AlreadyKnown;
import org.timecoin.contracts.chain.v1.Applied;
import org.timecoin.contracts.chain.v1.ImportRequest;
import org.timecoin.contracts.chain.v1.ImportResponse;
import org.timecoin.contracts.chain.v1.MissingParent;
import org.timecoin.contracts.chain.v1.MutinyChainGrpc;
import org.timecoin.contracts.chain.v1.Rejected;
import org.timecoin.contracts.chain.v1.TipRequest;
import org.timecoin.contracts.chain.v1.TipResponse;
import org.timecoin.contracts.chain.v1.Unavailable;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.types.v1.BlockRef;
import org.timecoin.protocol.block.Block;

/** A chain service for tests: it keeps blocks in memory and refuses what its test wants refused. */
@GrpcService
public final class FakeChain extends MutinyChainGrpc.ChainImplBase {

  private final List<Block> blocks = new ArrayList<>(List.of(GoldenBlocks.genesis()));
  private final List<String> origins = new ArrayList<>();
  private final AtomicInteger imports = new AtomicInteger();
  private Function<Block, Optional<String>> rule = block -> Optional.empty();
  private Duration delay = Duration.ZERO;
  private boolean unavailable;
  private String incarnation = "first";
  private long seq;

  /**
   * Begins again with these blocks, the genesis block among them; the number of the event of it.
   */
  public synchronized long reset(String newIncarnation, List<Block> from) {
    blocks.clear();
    blocks.addAll(from);
    origins.clear();
    imports.set(0);
    rule = block -> Optional.empty();
    delay = Duration.ZERO;
    unavailable = false;
    incarnation = newIncarnation;
    seq = 1;
    return seq;
  }

  /** Refuses the blocks for which the function names a rule. */
  public synchronized void refuse(Function<Block, Optional<String>> newRule) {
    rule = newRule;
  }

  /** Takes so long for each range. */
  public synchronized void delay(Duration newDelay) {
    delay = newDelay;
  }

  /** Decides nothing from now on, or decides again. */
  public synchronized void unavailable(boolean now) {
    unavailable = now;
  }

  /** Appends blocks that came by another way; the number of the event to tell of it. */
  public synchronized long append(List<Block> more) {
    blocks.addAll(more);
    return ++seq;
  }

  public synchronized long height() {
    return blocks.getLast().height();
  }

  public synchronized Block tip() {
    return blocks.getLast();
  }

  public synchronized String incarnation() {
    return incarnation;
  }

  /** Who served the ranges that were applied. */
  public synchronized List<String> origins() {
    return List.copyOf(origins);
  }

  /** Ranges handed over. */
  public int imports() {
    return imports.get();
  }

  @Override
  public Uni<TipResponse> tip(TipRequest request) {
    return Uni.createFrom().item(this::tipNow);
  }

  private synchronized TipResponse tipNow() {
    return TipResponse.newBuilder()
        .setTip(ref(tip()))
        .setGenesisHash(ChainMap.toProto(blocks.getFirst().hash()))
        .setIncarnation(incarnation)
        .setEventSeq(seq)
        .build();
  }

  @Override
  public Multi<ImportResponse> import_(Multi<ImportRequest> requests) {
    return requests
        .onItem()
        .transformToUniAndConcatenate(
            request ->
                Uni.createFrom().item(() -> apply(request)).onItem().delayIt().by(currentDelay()));
  }

  private synchronized Duration currentDelay() {
    return delay.isZero() ? Duration.ofMillis(1) : delay;
  }

  private synchronized ImportResponse apply(ImportRequest request) {
    imports.incrementAndGet();
    if (unavailable) {
      return answer()
          .setUnavailable(Unavailable.newBuilder().setReason("the test wants it so"))
          .build();
    }
    List<Block> incoming = request.getBlocksList().stream().map(ChainMap::block).toList();
    long known = height();
    if (incoming.getLast().height() <= known) {
      return answer().setAlreadyKnown(AlreadyKnown.newBuilder().setTip(ref(tip()))).build();
    }
    List<Block> fresh = incoming.stream().filter(block -> block.height() > known).toList();
    if (!fresh.getFirst().header().previousHash().equals(tip().hash())) {
      return answer().setMissingParent(MissingParent.newBuilder().setTip(ref(tip()))).build();
    }
    return append(fresh, request.getOrigin());
  }

  private ImportResponse append(List<Block> fresh, String origin) {
    for (Block block : fresh) {
      Optional<String> broken = rule.apply(block);
      if (broken.isPresent()) {
        Rejected.Builder rejected =
            Rejected.newBuilder().setTip(ref(tip())).setBlock(ref(block)).setRule(broken.get());
        return answer().setRejected(rejected).build();
      }
      blocks.add(block);
    }
    origins.add(origin);
    seq++;
    return answer()
        .setApplied(Applied.newBuilder().setTip(ref(tip())).setBlocks(fresh.size()))
        .build();
  }

  private static ImportResponse.Builder answer() {
    return ImportResponse.newBuilder();
  }

  private static BlockRef ref(Block block) {
    return ChainMap.ref(block.height(), block.hash());
  }
}
