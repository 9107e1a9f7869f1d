package org.timecoin.localnet.chainfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.timecoin.contracts.chain.v1.BlocksRequest;
import org.timecoin.contracts.chain.v1.BlocksResponse;
import org.timecoin.contracts.chain.v1.ChainGrpc;
import org.timecoin.contracts.chain.v1.HashesRequest;
import org.timecoin.contracts.chain.v1.HashesResponse;
import org.timecoin.contracts.chain.v1.TipRequest;
import org.timecoin.contracts.chain.v1.TipResponse;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.types.v1.BlockRef;
import org.timecoin.localnet.FleetFailure;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.wire.ChainLine;

/** An export from a chain that changes meanwhile, or says nothing more. */
class ChainExportTest {

  private static final int STREAM_BLOCKS = 10;

  @TempDir Path directory;

  private final List<Block> before = chain(List.of(), 40, 1);
  private final ChangingChain chain = new ChangingChain(before);
  private Server server;

  @BeforeEach
  void serve() throws IOException {
    server = ServerBuilder.forPort(0).addService(chain).build().start();
  }

  @AfterEach
  void stop() {
    server.shutdownNow();
  }

  @Test
  void blocksOfTwoBranchesAreNeverInOneFile() {
    // Blocks 0 to 19 are written when the node leaves everything from block 15 on.
    chain.change(20, chain(before.subList(0, 15), 45, 2));

    assertFails("another branch", "block 20");
  }

  @Test
  void aBranchThatWasLeftWhenItsLastBlockWasWrittenIsNoExport() {
    chain.change(30, before);
    chain.afterLast = chain(before.subList(0, 38), 41, 2);

    assertFails("another branch", "block 39");
  }

  @Test
  void aBranchThatEndsBelowTheTipAtTheStartIsNoExport() {
    chain.afterLast = chain(before.subList(0, 20), 30, 2);

    assertFails("another branch", "block 39");
  }

  @Test
  void blocksThatComeWhileTheOthersAreWrittenAreLeftForLater() throws Exception {
    chain.change(20, chain(before, 50, 1));

    Path file = directory.resolve("chain.jsonl");
    assertThat(export(Duration.ofSeconds(30)).to(file)).isEqualTo(39);

    List<Block> written = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      ChainLine read = ChainLine.decode(line.getBytes(StandardCharsets.UTF_8));
      written.add(((ChainLine.OfBlock) read).block());
    }
    assertThat(written).isEqualTo(before);
  }

  @Test
  @Timeout(30)
  void aNodeThatSaysNothingIsGivenUp() {
    chain.silent = true;

    assertFails("doesn't answer", "DEADLINE_EXCEEDED");
  }

  private void assertFails(String... why) {
    Path file = directory.resolve("chain.jsonl.gz");
    Duration wait = chain.silent ? Duration.ofMillis(200) : Duration.ofSeconds(30);
    assertThatThrownBy(() -> export(wait).to(file))
        .isInstanceOf(FleetFailure.class)
        .hasMessageContainingAll(why);
    assertThat(directory).isEmptyDirectory();
  }

  private ChainExport export(Duration wait) {
    return new ChainExport(server.getPort(), line -> {}, wait);
  }

  /** These and so many more until there are {@code length}, other ones for every salt. */
  private static List<Block> chain(List<Block> shared, int length, long salt) {
    List<Block> blocks = new ArrayList<>(shared);
    while (blocks.size() < length) {
      Hash previous = blocks.isEmpty() ? Hash.ZERO : blocks.getLast().hash();
      BlockHeader header =
          new BlockHeader(1, blocks.size(), previous, Hash.ZERO, blocks.size(), salt);
      blocks.add(new Block(header, List.of(), List.of()));
    }
    return blocks;
  }

  /** Serves blocks in small streams, and is another chain from a block on. */
  private static final class ChangingChain extends ChainGrpc.ChainImplBase {
    private final List<Block> first;
    private volatile List<Block> then;
    private volatile int changedAt = Integer.MAX_VALUE;
    private volatile List<Block> afterLast;
    private volatile boolean silent;

    ChangingChain(List<Block> first) {
      this.first = first;
      this.then = first;
      this.afterLast = first;
    }

    /** Blocks from this height on are of another chain. */
    void change(int height, List<Block> chain) {
      changedAt = height;
      then = chain;
      afterLast = chain;
    }

    @Override
    public void tip(TipRequest request, StreamObserver<TipResponse> call) {
      if (silent) {
        return;
      }
      BlockRef tip = BlockRef.newBuilder().setHeight(first.size() - 1L).build();
      call.onNext(TipResponse.newBuilder().setTip(tip).build());
      call.onCompleted();
    }

    @Override
    public void blocks(BlocksRequest request, StreamObserver<BlocksResponse> call) {
      int from = (int) request.getRange().getFirst();
      List<Block> chain = from < changedAt ? first : then;
      int end = (int) Math.min(request.getRange().getLast() + 1, from + STREAM_BLOCKS);
      IntStream.range(from, Math.min(end, chain.size()))
          .mapToObj(chain::get)
          .map(
              block ->
                  BlocksResponse.newBuilder()
                      .setHeight(block.height())
                      .setBlock(ChainMap.toProto(block))
                      .build())
          .forEach(call::onNext);
      call.onCompleted();
    }

    @Override
    public void hashes(HashesRequest request, StreamObserver<HashesResponse> call) {
      int asked = (int) request.getRange().getFirst();
      if (asked != request.getRange().getLast()) {
        call.onError(Status.INVALID_ARGUMENT.asRuntimeException());
        return;
      }
      HashesResponse.Builder answer = HashesResponse.newBuilder();
      if (asked < afterLast.size()) {
        answer.addHashes(ChainMap.toProto(afterLast.get(asked).hash()));
      }
      call.onNext(answer.build());
      call.onCompleted();
    }
  }
}
