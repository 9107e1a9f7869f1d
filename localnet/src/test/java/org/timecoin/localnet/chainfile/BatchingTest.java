package org.timecoin.localnet.chainfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageLite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.message.QuorumVote;
import org.timecoin.protocol.message.RunCertificate;
import org.timecoin.protocol.run.RunParent;
import org.timecoin.protocol.wire.ChainLine;

/** Requests of an import: none too large for the service, and no certified run in two. */
class BatchingTest {

  private static final int REQUEST_BYTES = 2 << 20;

  private final Batching batching = new Batching();
  private final List<Batch> batches = new ArrayList<>();
  private long lines;

  @Test
  void largeBlocksAtTheEndOfAFileAreSentInManyRequests() {
    blocks(0, 99, 1_000_000);

    finish();

    assertThat(sizes()).hasSize(50).allMatch(bytes -> bytes <= REQUEST_BYTES);
    assertThat(heights()).isEqualTo(LongStream.rangeClosed(0, 99).boxed().toList());
  }

  @Test
  void largeBlocksBeforeTheFirstCertifiedRunAreSentInManyRequests() {
    blocks(0, 49, 1_000_000);
    blocks(50, 52, 1_300_000);
    certificate(49, 52);
    blocks(53, 56, 1_000_000);

    finish();

    assertThat(sizes()).hasSize(28);
    assertThat(heights(batches.get(25))).containsExactly(50L, 51L, 52L);
    assertThat(batches.get(25).certificates()).hasSize(1);
    batches.remove(25);
    assertThat(sizes()).allMatch(bytes -> bytes <= REQUEST_BYTES);
    assertThat(batches).allMatch(batch -> batch.certificates().isEmpty());
    assertThat(heights()).doesNotContain(50L, 51L, 52L).hasSize(54).isSorted();
  }

  @Test
  void certificatesCountWhereTheyAreLargerThanTheirBlocks() {
    for (int height = 1; height <= 390; height++) {
      blocks(height, height, 100);
      certificate(height - 1, height);
    }

    finish();

    assertThat(sizes()).hasSizeGreaterThan(1).allMatch(bytes -> bytes <= REQUEST_BYTES);
    assertThat(heights()).isEqualTo(LongStream.rangeClosed(1, 390).boxed().toList());
    assertThat(batches).allMatch(batch -> batch.certificates().size() == batch.blocks().size());
  }

  @Test
  void aCertificateOfMoreThanARunMayHoldIsRefused() {
    blocks(0, 101, 10);
    assertThat(batching.take(ofCertificate(0, 101))).get().asString().contains("100 blocks");

    blocks(102, 106, 1_000_000);
    assertThat(batching.take(ofCertificate(101, 106))).get().asString().contains("4 MiB");
  }

  private void blocks(int first, int last, int bytes) {
    IntStream.rangeClosed(first, last).forEach(height -> take(block(height, bytes)));
  }

  private void certificate(long parent, long last) {
    take(ofCertificate(parent, last));
  }

  private void take(ChainLine line) {
    lines++;
    assertThat(batching.take(line)).isEmpty();
    batches.addAll(batching.full(lines));
  }

  private void finish() {
    batches.addAll(batching.rest(lines));
    assertThat(batches).extracting(Batch::line).isSorted().last().isEqualTo(lines);
  }

  /** Of all requests; numbers, because nobody can read a failure with the blocks themselves. */
  private List<Long> sizes() {
    return batches.stream().map(BatchingTest::bytes).toList();
  }

  private static long bytes(Batch batch) {
    return Stream.concat(batch.blocks().stream(), batch.certificates().stream())
        .mapToLong(MessageLite::getSerializedSize)
        .sum();
  }

  private List<Long> heights() {
    return batches.stream().flatMap(batch -> heights(batch).stream()).toList();
  }

  private static List<Long> heights(Batch batch) {
    return batch.blocks().stream().map(block -> ChainMap.block(block).height()).toList();
  }

  private static ChainLine block(long height, int bytes) {
    Transaction large =
        new Transaction(
            1, List.of(), List.of(new TxOutput(1, ByteString.of(new byte[bytes]))), 0, 0);
    return new ChainLine.OfBlock(
        new Block(
            new BlockHeader(1, height, Hash.ZERO, Hash.ZERO, height, 0),
            List.of(large),
            List.of()));
  }

  private static ChainLine ofCertificate(long parent, long last) {
    QuorumVote vote = new QuorumVote(PublicKey.of(new byte[32]), Signature.of(new byte[64]));
    return new ChainLine.OfCertificate(
        new RunCertificate(
            new RunParent(parent, Hash.ZERO), last, Hash.ZERO, 0, Collections.nCopies(100, vote)));
  }
}
