package org.timecoin.chain.writer;

import java.util.List;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.vote.Certificate;

/**
 * Blocks to apply.
 *
 * @param blocks binary forms, in order, each meant to stand on the one before; not to be changed
 * @param certificates of the runs among them
 * @param now the time their timestamps are judged by, seconds since 1970
 * @param origin who brought them, for the log
 * @param notes committed with the last of them
 */
public record ApplyRequest(
    List<byte[]> blocks,
    List<Certificate> certificates,
    long now,
    String origin,
    CommitNotes notes) {

  /** What a key and a signature take. */
  private static final int SIGNATURE_BYTES = PublicKey.LENGTH + Signature.LENGTH;

  /** Refuses nothing to apply. */
  public ApplyRequest {
    blocks = List.copyOf(blocks);
    certificates = List.copyOf(certificates);
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("no blocks to apply");
    }
  }

  /** Blocks that came without certificates. */
  public ApplyRequest(List<byte[]> blocks, long now, String origin, CommitNotes notes) {
    this(blocks, List.of(), now, origin, notes);
  }

  /** Of all blocks and certificates. */
  public int bytes() {
    int signatures = certificates.stream().mapToInt(one -> one.precommits().size()).sum();
    return blocks.stream().mapToInt(block -> block.length).sum() + signatures * SIGNATURE_BYTES;
  }
}
