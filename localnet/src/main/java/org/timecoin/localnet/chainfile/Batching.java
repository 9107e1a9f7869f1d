package org.timecoin.localnet.chainfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.types.v1.Block;
import org.timecoin.contracts.types.v1.Certificate;
import org.timecoin.protocol.message.RunCertificate;
import org.timecoin.protocol.wire.ChainLine;

/**
 * Cuts lines into requests. A certificate stands behind its run, and a run has at most 100 blocks,
 * so the last 100 blocks are held back until it is known whether one follows.
 */
final class Batching {

  /** Blocks of a run, at most. */
  private static final int RUN_BLOCKS_MAX = 100;

  private static final int BATCH_BLOCKS = 400;
  private static final int BATCH_BYTES = 2 << 20;

  private final List<Block> blocks = new ArrayList<>();
  private final List<Certificate> certificates = new ArrayList<>();

  /** So many of the first blocks may go: a certificate ends there, or none can follow. */
  private int free;

  /** Height of the block after the last; empty before the first. */
  private Optional<Long> next = Optional.empty();

  /** Why a line can't stand where it does; empty when it can, and is taken. */
  Optional<String> take(ChainLine line) {
    return switch (line) {
      case ChainLine.OfBlock(var block) -> {
        long height = block.header().height();
        if (next.filter(due -> due != height).isPresent()) {
          yield Optional.of("is block %d where block %d is due".formatted(height, next.get()));
        }
        blocks.add(ChainMap.toProto(block));
        next = Optional.of(height + 1);
        free = Math.max(free, blocks.size() - RUN_BLOCKS_MAX);
        yield Optional.empty();
      }
      case ChainLine.OfCertificate(var certificate) -> take(certificate);
    };
  }

  private Optional<String> take(RunCertificate certificate) {
    long length = certificate.lastHeight() - certificate.parent().height();
    boolean endsHere = next.filter(due -> due == certificate.lastHeight() + 1).isPresent();
    if (!endsHere || length < 1 || length > blocks.size() - withCertificate()) {
      return Optional.of("is a certificate of other blocks than those before it");
    }
    certificates.add(Certificates.toProto(certificate));
    free = blocks.size();
    return Optional.empty();
  }

  /** How many of the first blocks belong to certificates that were taken. */
  private int withCertificate() {
    return certificates.isEmpty() ? 0 : Math.toIntExact(lastCertified() - first() + 1);
  }

  private long lastCertified() {
    return certificates.getLast().getLastHeight();
  }

  private long first() {
    return next.orElseThrow() - blocks.size();
  }

  /** What is to be imported now: nothing as long as a request isn't full. */
  Optional<Batch> full(long line) {
    long bytes = blocks.stream().limit(free).mapToLong(Block::getSerializedSize).sum();
    return free >= BATCH_BLOCKS || bytes >= BATCH_BYTES ? cut(free, line) : Optional.empty();
  }

  /** Everything that is left, at the end of the file. */
  Optional<Batch> rest(long line) {
    return cut(blocks.size(), line);
  }

  private Optional<Batch> cut(int count, long line) {
    if (count == 0) {
      return Optional.empty();
    }
    Batch batch = new Batch(blocks.subList(0, count), certificates, line);
    blocks.subList(0, count).clear();
    certificates.clear();
    free = 0;
    return Optional.of(batch);
  }
}
