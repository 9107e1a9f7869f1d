package org.timecoin.sync.fetch;

import java.util.List;
import java.util.Optional;
import org.timecoin.protocol.bincode.BincodeFault;
import org.timecoin.protocol.block.BlockCodec;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.network.NetworkParameters;
import org.timecoin.protocol.rules.BlockLimits;
import org.timecoin.protocol.rules.Rule;
import org.timecoin.protocol.rules.RuleContext;
import org.timecoin.protocol.rules.StatelessRules;
import org.timecoin.protocol.rules.Violation;
import org.timecoin.sync.plan.Delivery;
import org.timecoin.sync.plan.FetchFault;
import org.timecoin.sync.plan.Range;

/**
 * Checks an answer as far as it goes without state: heights, links from block to block, and the
 * rules that show in a block and its parent alone. Coins and signatures are the chain's to check.
 */
public final class RangeCheck {

  /**
   * So far beyond the rule our own clock may be to blame: as much as the rule itself allows the
   * maker of a block (protocol.md section 4).
   */
  static final long CLOCK_DOUBT_SECONDS = 600;

  private final NetworkParameters network;

  /** A check by the rules of a network. */
  public RangeCheck(NetworkParameters network) {
    this.network = network;
  }

  /**
   * Checks blocks that should begin at a height.
   *
   * @param encoded the blocks' bincode, never none
   * @param now our clock, seconds since 1970
   */
  public FetchResult check(long first, List<byte[]> encoded, long now) {
    return new Walk(first, encoded, new RuleContext(network, now)).result();
  }

  /** One answer, block by block. */
  private static final class Walk {

    private final long first;
    private final List<byte[]> encoded;
    private final RuleContext context;
    private Optional<HashedBlock> opening = Optional.empty();
    private Optional<HashedBlock> last = Optional.empty();
    private int sound;
    private int bytes;

    Walk(long first, List<byte[]> encoded, RuleContext context) {
      this.first = first;
      this.encoded = encoded;
      this.context = context;
    }

    FetchResult result() {
      try {
        while (sound < encoded.size()) {
          HashedBlock block = HashedBlock.of(BlockCodec.decode(encoded.get(sound)));
          Optional<FetchResult> fault = judge(block);
          if (fault.isPresent()) {
            return fault.get();
          }
          take(block);
        }
      } catch (BincodeFault e) {
        // The gateway encoded it, so this is no proof against the peer.
        return new FetchResult.Failed(FetchFault.MALFORMED, e.getMessage());
      }
      return delivered();
    }

    private Optional<FetchResult> judge(HashedBlock block) {
      if (block.height() != first + sound) {
        String detail = "block %d in the place of %d".formatted(block.height(), first + sound);
        return Optional.of(new FetchResult.Failed(FetchFault.MALFORMED, detail));
      }
      return StatelessRules.check(block, last.map(HashedBlock::header), context)
          .map(violation -> verdict(violation, block));
    }

    private FetchResult verdict(Violation violation, HashedBlock block) {
      if (violation.broken() == Rule.TIMESTAMP_TOO_FAR_IN_FUTURE && mayBeOurClock(block)) {
        // What lies before it is as good as any prefix.
        return sound > 0
            ? delivered()
            : new FetchResult.Failed(FetchFault.TIMESTAMP_TOO_FAR_IN_FUTURE, violation.message());
      }
      return new FetchResult.Violated(
          violation.rule(), violation.message() + " Block hash " + block.hash() + ".");
    }

    private boolean mayBeOurClock(HashedBlock block) {
      long beyondDoubt = context.now() + BlockLimits.MAX_FUTURE_SECONDS + CLOCK_DOUBT_SECONDS;
      return block.header().timestamp() <= beyondDoubt;
    }

    private void take(HashedBlock block) {
      opening = opening.or(() -> Optional.of(block));
      last = Optional.of(block);
      bytes += encoded.get(sound).length;
      sound++;
    }

    private FetchResult delivered() {
      Delivery delivery =
          new Delivery(
              new Range(first, first + sound - 1),
              opening.orElseThrow().header().previousHash(),
              opening.orElseThrow().hash(),
              last.orElseThrow().hash(),
              bytes);
      return new FetchResult.Delivered(new FetchedBlocks(delivery, encoded.subList(0, sound)));
    }
  }
}
