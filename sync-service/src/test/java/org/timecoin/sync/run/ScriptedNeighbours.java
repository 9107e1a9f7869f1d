package org.timecoin.sync.run;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.sync.fetch.FetchResult;
import org.timecoin.sync.fetch.FetchedBlocks;
import org.timecoin.sync.plan.Action;
import org.timecoin.sync.plan.Delivery;
import org.timecoin.sync.plan.FetchFault;
import org.timecoin.sync.plan.Range;
import org.timecoin.sync.plan.Tip;
import org.timecoin.sync.plan.Verdict;

/** A gateway and a chain that do what the test says, when it says so. */
final class ScriptedNeighbours implements BlockSource, ChainPort {

  /** A range handed to the chain and not answered yet. */
  record Handed(long request, FetchedBlocks blocks, String origin, ImportListener listener) {}

  final List<Action.Fetch> fetches = new ArrayList<>();
  final List<Action.Blame> blames = new ArrayList<>();
  final List<Handed> handed = new ArrayList<>();
  final List<UniEmitter<? super ChainPosition>> questions = new ArrayList<>();
  private boolean serves = true;
  private boolean applies = true;
  private Optional<ChainPosition> position = Optional.empty();
  private long height;

  static Hash hash(long height) {
    return Hash.sha256(("block " + height).getBytes(StandardCharsets.UTF_8));
  }

  static Tip tip(long height) {
    return new Tip(height, hash(height));
  }

  void serves(boolean now) {
    serves = now;
  }

  void applies(boolean now) {
    applies = now;
  }

  /** Answers questions for the position at once from now on. */
  void stands(long at, long seq) {
    height = at;
    position = Optional.of(new ChainPosition(tip(at), "i", seq));
  }

  /** Leaves questions for the position unanswered, for the test to answer. */
  void answersLater() {
    position = Optional.empty();
  }

  @Override
  public Uni<FetchResult> fetch(Action.Fetch fetch) {
    fetches.add(fetch);
    if (!serves) {
      return Uni.createFrom().nothing();
    }
    return Uni.createFrom().item(new FetchResult.Delivered(blocks(fetch.range())));
  }

  /** What an honest peer sends for a range. */
  static FetchedBlocks blocks(Range range) {
    Delivery delivery =
        new Delivery(range, hash(range.first() - 1), hash(range.first()), hash(range.last()), 100);
    return new FetchedBlocks(delivery, List.of(new byte[100]));
  }

  static FetchResult failed(FetchFault fault) {
    return new FetchResult.Failed(fault, "scripted");
  }

  @Override
  public void blame(Action.Blame blame) {
    blames.add(blame);
  }

  @Override
  public Uni<ChainPosition> position() {
    return position
        .map(known -> Uni.createFrom().item(known))
        .orElseGet(() -> Uni.createFrom().emitter(questions::add));
  }

  @Override
  public void hand(long request, FetchedBlocks blocks, String origin, ImportListener listener) {
    Handed next = new Handed(request, blocks, origin, listener);
    handed.add(next);
  }

  /** Answers for all ranges handed over so far, in order. */
  void answerAll() {
    List<Handed> open = List.copyOf(handed);
    handed.clear();
    for (Handed range : open) {
      height = Math.max(height, range.blocks().delivery().range().last());
      range
          .listener()
          .verdict(
              range.request(),
              applies ? new Verdict.Applied(tip(height)) : new Verdict.Unavailable("scripted"));
    }
  }

  @Override
  public void close() {
    handed.clear();
  }
}
