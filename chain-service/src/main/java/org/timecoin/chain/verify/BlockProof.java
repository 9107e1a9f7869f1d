package org.timecoin.chain.verify;

import java.util.List;
import java.util.Optional;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.protocol.bincode.BincodeFault;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.Sha256;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.rules.RuleContext;
import org.timecoin.protocol.rules.StatelessRules;

/**
 * What is known of a damaged block besides its bytes, and therefore which bytes may take their
 * place. The hash alone says too little below the activation: there it commits to the header and
 * the coinbase. So the bytes must also have the checksum of those that were stored; or their
 * transactions must be those of the index, byte for byte, and the rest, which is the rewards, is
 * what the coinbase makes it.
 *
 * @param height of the block
 * @param hash that it has: the block after it, or the tip, says so
 * @param checksum of the bytes that were stored; empty when that is gone, too
 * @param txids in block order, from the index
 * @param stored the bytes as they are now, which may be right; empty when there are none
 */
public record BlockProof(
    long height,
    Hash hash,
    Optional<Hash> checksum,
    List<Hash> txids,
    Optional<ByteString> stored) {

  public BlockProof {
    txids = List.copyOf(txids);
  }

  /** What bytes that are offered are. */
  public sealed interface Offer {

    /** The block, beyond doubt. */
    record Proven(Candidate block) implements Offer {}

    /** Something else. */
    record Refused(Reason reason) implements Offer {}
  }

  /** Why bytes may not take the place of the damaged ones. */
  public enum Reason {
    /** They are no block. */
    UNREADABLE("no block"),
    /** They are another block. */
    OTHER_BLOCK("another block"),
    /** They have the hash and another content, which only a liar or a damaged node sends. */
    OTHER_CONTENT("a block of that hash with another content");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    /** What was offered, in words. */
    public String words() {
      return words;
    }
  }

  /** Judges bytes from anywhere. */
  public Offer judge(byte[] offered, NetworkParameters network) {
    Candidate block;
    try {
      block = Candidate.decode(offered, Checked.LONG_AFTER);
    } catch (BincodeFault e) {
      return new Offer.Refused(Reason.UNREADABLE);
    }
    if (block.height() != height || !block.hash().equals(hash)) {
      return new Offer.Refused(Reason.OTHER_BLOCK);
    }
    return hasChecksum(offered) || (block.txids().equals(txids) && keepsRules(block, network))
        ? new Offer.Proven(block)
        : new Offer.Refused(Reason.OTHER_CONTENT);
  }

  private boolean hasChecksum(byte[] offered) {
    return checksum.filter(new Sha256().bytes(offered).hash()::equals).isPresent();
  }

  private boolean keepsRules(Candidate block, NetworkParameters network) {
    RuleContext context = new RuleContext(network, Checked.LONG_AFTER);
    return height > 0 && StatelessRules.check(block.hashed(), Optional.empty(), context).isEmpty();
  }
}
