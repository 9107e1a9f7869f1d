package org.timecoin.localnet.chainfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.timecoin.contracts.chain.v1.AlreadyKnown;
import org.timecoin.contracts.chain.v1.Applied;
import org.timecoin.contracts.chain.v1.BlocksRequest;
import org.timecoin.contracts.chain.v1.BlocksResponse;
import org.timecoin.contracts.chain.v1.ChainGrpc;
import org.timecoin.contracts.chain.v1.HashesRequest;
import org.timecoin.contracts.chain.v1.HashesResponse;
import org.timecoin.contracts.chain.v1.ImportRequest;
import org.timecoin.contracts.chain.v1.ImportResponse;
import org.timecoin.contracts.chain.v1.MissingParent;
import org.timecoin.contracts.chain.v1.Rejected;
import org.timecoin.contracts.chain.v1.TipRequest;
import org.timecoin.contracts.chain.v1.TipResponse;
import org.timecoin.contracts.chain.v1.Unavailable;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.types.v1.BlockRef;
import org.timecoin.contracts.types.v1.Certificate;
import org.timecoin.contracts.types.v1.CertificateSignature;
import org.timecoin.localnet.UserError;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.wire.ChainLine;
import org.timecoin.protocol.wire.WireFault;

/** A chain into a file and out of one, against a service that keeps what it is sent. */
class ChainFileTest {

  private static final Path GOLDEN =
      Path.of(
          System.getProperty("timenode.root"),
          "protocol/src/test/resources/vectors/chain-testnet-2000.jsonl.gz");

  @TempDir Path directory;

  private final FakeChain chain = new FakeChain();
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
  void theGoldenChainIsExportedByteForByteAndImportedAgain() throws Exception {
    chain.blocks = blocks(2001);
    Path packed = directory.resolve("chain.jsonl.gz");
    Path plain = directory.resolve("chain.jsonl");

    assertThat(export().to(packed)).isEqualTo(2000);
    assertThat(export().to(plain)).isEqualTo(2000);

    assertThat(unpacked(packed)).isEqualTo(unpacked(GOLDEN));
    assertThat(Files.readAllBytes(plain)).isEqualTo(unpacked(GOLDEN));
    assertThat(directory).isDirectoryContaining(packed::equals);
    assertThat(directory.toFile().list()).hasSize(2);
    assertThat(read(packed)).isEqualTo(2000);
    assertThat(chain.imported()).isEqualTo(chain.blocks);
  }

  @Test
  void certificatesStandBehindTheirRunsAndComeBackWhole() throws Exception {
    chain.blocks = blocks(700);
    // A run as long as may be, one of one block, and blocks without certificate around them.
    chain.certificates = List.of(certificate(249, 349), certificate(349, 350));
    Path file = directory.resolve("chain.jsonl");

    export().to(file);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(702);
    assertThat(lines.get(350)).startsWith("{\"BlockCertificate\":");
    assertThat(lines.get(352)).startsWith("{\"BlockCertificate\":");
    read(file);

    assertThat(chain.imported()).isEqualTo(chain.blocks);
    assertThat(chain.requests.stream().flatMap(one -> one.getCertificatesList().stream()))
        .isEqualTo(chain.certificates);
    assertThat(chain.requests)
        .filteredOn(one -> one.getCertificatesList().contains(chain.certificates.getFirst()))
        .singleElement()
        .satisfies(one -> assertThat(one.getBlocksList()).containsAll(chain.blocks(250, 349)));
  }

  @Test
  void aBrokenLineIsNamedAndWhatIsBeforeItMayBeImportedAgain() throws Exception {
    List<String> lines = new ArrayList<>(goldenLines(900));
    lines.set(800, lines.get(800).substring(1));
    Path file = Files.write(directory.resolve("broken.jsonl"), lines);

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Line 801 of " + file)
        .hasMessageContaining("neither a block nor a certificate");
  }

  @Test
  void aLostLineIsNamed() throws Exception {
    List<String> lines = new ArrayList<>(goldenLines(20));
    lines.remove(7);
    Path file = Files.write(directory.resolve("gap.jsonl"), lines);

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Line 8 ")
        .hasMessageContaining("is block 8 where block 7 is due");
  }

  @Test
  void aCertificateOfOtherBlocksIsNamed() throws Exception {
    List<String> lines = new ArrayList<>(goldenLines(20));
    lines.add(
        new String(
            ChainLine.encode(new ChainLine.OfCertificate(Certificates.of(certificate(17, 30)))),
            StandardCharsets.UTF_8));
    Path file = Files.write(directory.resolve("other.jsonl"), lines);

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Line 21 ")
        .hasMessageContaining("certificate of other blocks");
  }

  @Test
  void whatTheNodeSaysOfAFileIsASentenceWithTheRemedy() throws Exception {
    Path file = Files.write(directory.resolve("chain.jsonl"), goldenLines(20));
    BlockRef tip = BlockRef.newBuilder().setHeight(3).build();

    chain.answer =
        answer -> answer.setMissingParent(MissingParent.newBuilder().setTip(tip)).build();
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("holds another chain");
    chain.answer =
        answer ->
            answer
                .setRejected(
                    Rejected.newBuilder()
                        .setTip(tip)
                        .setBlock(BlockRef.newBuilder().setHeight(4))
                        .setRule("bad_signature"))
                .build();
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Block 4 in " + file)
        .hasMessageContaining("bad_signature");
    assertThatThrownBy(() -> read(directory.resolve("none")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Cannot read");
  }

  @Test
  void aBusyNodeIsAskedAgainAndKnownBlocksArePassedOver() throws Exception {
    Path file = Files.write(directory.resolve("chain.jsonl"), goldenLines(20));
    List<ImportResponse> said = new ArrayList<>();
    chain.answer =
        answer -> {
          ImportResponse next =
              said.isEmpty()
                  ? answer.setUnavailable(Unavailable.newBuilder().setReason("busy")).build()
                  : answer
                      .setAlreadyKnown(
                          AlreadyKnown.newBuilder().setTip(BlockRef.newBuilder().setHeight(77)))
                      .build();
          said.add(next);
          return next;
        };

    assertThat(read(file)).isEqualTo(77);
    assertThat(said).hasSize(2);
  }

  private ChainExport export() {
    return new ChainExport(server.getPort(), line -> {});
  }

  private long read(Path file) {
    return new ChainImport(server.getPort(), () -> Instant.ofEpochSecond(1), line -> {}).from(file);
  }

  private static byte[] unpacked(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }

  private static List<String> goldenLines(int count) throws IOException {
    String all = new String(unpacked(GOLDEN), StandardCharsets.UTF_8);
    return Arrays.stream(all.split("\n", -1)).limit(count).toList();
  }

  private static List<Block> goldenBlocks(int count) throws IOException, WireFault {
    List<Block> blocks = new ArrayList<>();
    for (String line : goldenLines(count)) {
      ChainLine read = ChainLine.decode(line.getBytes(StandardCharsets.UTF_8));
      blocks.add(((ChainLine.OfBlock) read).block());
    }
    return blocks;
  }

  private static List<org.timecoin.contracts.types.v1.Block> blocks(int count) throws Exception {
    return goldenBlocks(count).stream().map(ChainMap::toProto).toList();
  }

  private static Certificate certificate(long parent, long last) {
    return Certificate.newBuilder()
        .setParentHeight(parent)
        .setParentHash(ChainMap.toProto(Hash.ZERO))
        .setLastHeight(last)
        .setValue(ChainMap.toProto(Hash.ZERO))
        .addSignatures(
            CertificateSignature.newBuilder()
                .setPublicKey(com.google.protobuf.ByteString.copyFrom(new byte[32]))
                .setSignature(com.google.protobuf.ByteString.copyFrom(new byte[64])))
        .build();
  }

  /** Serves blocks in small streams, and keeps what is imported. */
  private static final class FakeChain extends ChainGrpc.ChainImplBase {
    private static final int STREAM_BLOCKS = 333;

    private volatile List<org.timecoin.contracts.types.v1.Block> blocks = List.of();
    private volatile List<Certificate> certificates = List.of();
    private volatile Function<ImportResponse.Builder, ImportResponse> answer =
        response -> response.setApplied(Applied.newBuilder().setTip(tip())).build();
    private final List<ImportRequest> requests = new CopyOnWriteArrayList<>();

    private BlockRef tip() {
      return BlockRef.newBuilder().setHeight(blocks.size() - 1L).build();
    }

    private List<org.timecoin.contracts.types.v1.Block> blocks(int first, int last) {
      return blocks.subList(first, last + 1);
    }

    private List<org.timecoin.contracts.types.v1.Block> imported() {
      return requests.stream().flatMap(one -> one.getBlocksList().stream()).toList();
    }

    @Override
    public void tip(TipRequest request, StreamObserver<TipResponse> call) {
      call.onNext(TipResponse.newBuilder().setTip(tip()).build());
      call.onCompleted();
    }

    @Override
    public void blocks(BlocksRequest request, StreamObserver<BlocksResponse> call) {
      int first = (int) request.getRange().getFirst();
      int end = (int) Math.min(request.getRange().getLast() + 1, first + STREAM_BLOCKS);
      IntStream.range(first, end).mapToObj(this::response).forEach(call::onNext);
      call.onCompleted();
    }

    @Override
    public void hashes(HashesRequest request, StreamObserver<HashesResponse> call) {
      Block block = ChainMap.block(blocks.get((int) request.getRange().getFirst()));
      call.onNext(HashesResponse.newBuilder().addHashes(ChainMap.toProto(block.hash())).build());
      call.onCompleted();
    }

    private BlocksResponse response(int height) {
      BlocksResponse.Builder response =
          BlocksResponse.newBuilder().setHeight(height).setBlock(blocks.get(height));
      Optional<Certificate> certificate =
          certificates.stream().filter(one -> one.getLastHeight() == height).findFirst();
      certificate.ifPresent(response::setCertificate);
      return response.build();
    }

    @Override
    public StreamObserver<ImportRequest> import_(StreamObserver<ImportResponse> call) {
      return new StreamObserver<>() {
        @Override
        public void onNext(ImportRequest request) {
          requests.add(request);
          call.onNext(answer.apply(ImportResponse.newBuilder()));
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {
          call.onCompleted();
        }
      };
    }
  }
}
