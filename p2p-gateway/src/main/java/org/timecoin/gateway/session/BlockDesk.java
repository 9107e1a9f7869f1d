package org.timecoin.gateway.session;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.timecoin.gateway.ask.BlockAsk;
import org.timecoin.gateway.ask.BlockAsks;
import org.timecoin.gateway.ask.RangeAnswer;
import org.timecoin.gateway.peer.CloseReason;
import org.timecoin.gateway.peer.Violation;
import org.timecoin.gateway.route.TokenBucket;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.message.ChainMessage.GetBlocks;

/**
 * Our requests for blocks to one peer. A few are under way at a time, so that the peer prepares the
 * next while we read the last; no more a second than a peer has to answer.
 */
final class BlockDesk {

  /** Under the 50 a second that a node answers (protocol.md section 5), for clocks that differ. */
  private static final double PER_SECOND = 45;

  private final Session session;
  private final Surroundings env;
  private final BlockAsks asks = new BlockAsks();
  private final Map<Long, Consumer<FetchResult>> askers = new HashMap<>();
  private final TokenBucket pace;
  private int delayed;

  BlockDesk(Session session, Surroundings env) {
    this.session = session;
    this.env = env;
    this.pace = new TokenBucket(PER_SECOND, PER_SECOND, env.loop().nowMs());
  }

  /** Asks for a range; the asker hears exactly once. */
  void ask(long first, long last, long silenceMs, Consumer<FetchResult> asker) {
    if (!session.isOpen()) {
      asker.accept(new FetchResult.Closed());
    } else if (pace.take(1, env.loop().nowMs())) {
      BlockAsk ask = asks.add(first, last, silenceMs, env.loop().nowMs());
      askers.put(ask.id(), asker);
      session.send(new GetBlocks(first, last));
    } else {
      delayed++;
      Duration pause = Duration.ofMillis((long) (1000 / PER_SECOND) + 1);
      env.loop().after(pause, () -> askAgain(first, last, silenceMs, asker));
    }
  }

  private void askAgain(long first, long last, long silenceMs, Consumer<FetchResult> asker) {
    delayed--;
    ask(first, last, silenceMs, asker);
  }

  /** Takes an answer; false when nothing was asked. */
  boolean answered(List<Block> blocks) {
    Optional<Long> first = blocks.stream().findFirst().map(Block::height);
    return switch (asks.answered(first, env.loop().nowMs())) {
      case BlockAsks.Match.Unasked ignored -> false;
      case BlockAsks.Match.Answer match -> {
        match.passedOver().forEach(ask -> tell(ask, new FetchResult.Silent("passed over")));
        match.ask().ifPresent(ask -> judge(ask, blocks, match.tookMs()));
        yield true;
      }
    };
  }

  private void judge(BlockAsk ask, List<Block> blocks, long tookMs) {
    RangeAnswer answer = RangeAnswer.of(ask.first(), ask.last(), blocks);
    switch (answer) {
      case RangeAnswer.Complete(List<Block> came) -> scored(came.size(), tookMs);
      case RangeAnswer.Prefix(List<Block> came) -> scored(came.size(), tookMs);
      case RangeAnswer.Malformed(String reason) -> {
        failed();
        session.violated(Violation.MALFORMED_ANSWER, reason);
      }
    }
    tell(ask, new FetchResult.Answered(answer));
  }

  private void scored(int blocks, long tookMs) {
    PeerFacts facts = session.facts();
    facts.scored(
        blocks == 0 ? facts.score().failed() : facts.score().delivered(blocks, tookMs / 1000.0));
  }

  private void failed() {
    session.facts().scored(session.facts().score().failed());
  }

  private void tell(BlockAsk ask, FetchResult result) {
    Consumer<FetchResult> asker = askers.remove(ask.id());
    if (asker != null) {
      asker.accept(result);
    }
  }

  /** Part of an answer came. */
  void receiving() {
    asks.progress(env.loop().nowMs());
  }

  /** Whether an answer with blocks may come. */
  boolean isWaiting() {
    return asks.underWay() > 0;
  }

  /** Requests sent and not answered, or about to be sent. */
  int underWay() {
    return asks.underWay() + delayed;
  }

  /** Looks for silence; called often. */
  void tick(long nowMs) {
    Optional<BlockAsk> silent = asks.silent(nowMs);
    silent.ifPresent(
        ask -> {
          failed();
          tell(ask, new FetchResult.Silent("nothing for " + ask.silenceMs() + " ms"));
        });
    if (asks.stuckMs(nowMs) > env.config().ask().giveUp().toMillis()) {
      session.close(CloseReason.UNANSWERED);
    }
  }

  /** Tells all askers that the connection is gone. */
  void closed() {
    asks.closed().forEach(ask -> tell(ask, new FetchResult.Closed()));
  }
}
