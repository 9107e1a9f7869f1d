package org.timecoin.localnet.chainfile;

import com.google.protobuf.MessageLite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.contracts.types.v1.Block;
import org.timecoin.contracts.types.v1.Certificate;
import org.timecoin.protocol.block.RunCodec;
import org.timecoin.protocol.message.RunCertificate;
import org.timecoin.protocol.wire.ChainLine;

/**
 * Cuts lines into requests of 2 MiB, and of one certified run where that is larger. A certificate
 * stands behind its run, and a run has at most 100 blocks, so the last 100 blocks are held back
 * until it is known whether one follows.
 */
final class Batching {

  private static final int BATCH_BLOCKS = 400;

  /** Far below the 8 MiB that the service takes in a message. */
  private static final int BATCH_BYTES = 2 << 20;

  /** The bytes of a run, and those that the fields of so many messages take. */
  private static final int RUN_MESSAGE_BYTES_MAX = RunCodec.BYTES_MOST + 16 * RunCodec.BLOCKS_MOST;

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
        free = Math.max(free, blocks.size() - RunCodec.BLOCKS_MOST);
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
    int begin = blocks.size() - Math.toIntExact(length);
    if (length > RunCodec.BLOCKS_MOST || bytes(begin, blocks.size()) > RUN_MESSAGE_BYTES_MAX) {
      return Optional.of("is a certificate of more than a run holds, 100 blocks and 4 MiB");
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
  List<Batch> full(long line) {
    return free >= BATCH_BLOCKS || bytes(0, free) >= BATCH_BYTES ? cut(free, line) : List.of();
  }

  /** Everything that is left, at the end of the file. */
  List<Batch> rest(long line) {
    return cut(blocks.size(), line);
  }

  /** As few requests as it takes: of what was held back much may have become free at once. */
  private List<Batch> cut(int count, long line) {
    List<Batch> batches = new ArrayList<>();
    int begin = 0;
    int end = 0;
    while (end < count) {
      int pieceEnd = pieceEnd(end);
      if (end > begin && bytes(begin, pieceEnd) > BATCH_BYTES) {
        batches.add(batch(begin, end, line));
        begin = end;
      }
      end = pieceEnd;
    }
    if (end > begin) {
      batches.add(batch(begin, end, line));
    }
    blocks.subList(0, count).clear();
    certificates.clear();
    free = 0;
    return batches;
  }

  /** Where what begins at an index ends, which goes in one request: a run, or a block. */
  private int pieceEnd(int index) {
    return certificates(index, index + 1)
        .map(run -> Math.toIntExact(run.getLastHeight() + 1 - first()))
        .findFirst()
        .orElse(index + 1);
  }

  private Batch batch(int begin, int end, long line) {
    return new Batch(blocks.subList(begin, end), certificates(begin, end).toList(), line);
  }

  private long bytes(int begin, int end) {
    return Stream.concat(blocks.subList(begin, end).stream(), certificates(begin, end))
        .mapToLong(MessageLite::getSerializedSize)
        .sum();
  }

  /** Those of the runs that begin between two indices. */
  private Stream<Certificate> certificates(int begin, int end) {
    return certificates.stream()
        .filter(run -> run.getParentHeight() + 1 >= first() + begin)
        .filter(run -> run.getParentHeight() + 1 < first() + end);
  }
}
