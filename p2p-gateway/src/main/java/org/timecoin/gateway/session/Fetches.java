package org.timecoin.gateway.session;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.timecoin.gateway.ask.RangeAnswer;
import org.timecoin.gateway.peer.PeerChoice;
import org.timecoin.gateway.peer.PeerChoice.Candidate;
import org.timecoin.gateway.peer.PeerChoice.Choice;
import org.timecoin.gateway.route.PeerRequest;
import org.timecoin.gateway.session.FetchItem.Ended;
import org.timecoin.gateway.session.FetchItem.Outcome;

/**
 * Fetches ranges of blocks from peers for our own services. Bounded in number: what is over is
 * answered with busy.
 */
public final class Fetches {

  private final Surroundings env;
  private final Peers peers;
  private int underWay;

  /** Asks these peers. */
  public Fetches(Surroundings env, Peers peers) {
    this.env = env;
    this.peers = peers;
  }

  /**
   * Asks the best peer for a range, from any thread. Items come on the loop. A range longer than
   * one reply holds is cut, which ends as a prefix.
   */
  public Multi<FetchItem> fetch(FetchOrder order) {
    return Multi.createFrom().emitter(items -> env.loop().execute(() -> begin(order, items)));
  }

  private void begin(FetchOrder order, MultiEmitter<? super FetchItem> items) {
    if (underWay >= env.config().ask().fetches()) {
      end(items, new Ended(Outcome.BUSY, "", underWay + " fetches are under way"), 0);
      return;
    }
    switch (choose(order)) {
      case Choice.Nobody ignored ->
          end(items, new Ended(Outcome.NO_PEER, "", "no usable peer has the range"), 0);
      case Choice.Busy ignored ->
          end(items, new Ended(Outcome.BUSY, "", "all peers that have it are busy"), 0);
      case Choice.Ask(String address) -> ask(order, address, items);
    }
  }

  private Choice choose(FetchOrder order) {
    List<Candidate> candidates = peers.open().stream().flatMap(this::candidate).toList();
    PeerChoice.Need need =
        new PeerChoice.Need(
            order.last(), order.only(), order.avoid(), env.config().ask().blockRequestsPerPeer());
    return PeerChoice.choose(candidates, need);
  }

  private Stream<Candidate> candidate(Session session) {
    return session.isAskable() && session.conversation() instanceof PeerConversation talk
        ? Stream.of(
            new Candidate(
                session.address(),
                session.facts().height(),
                session.facts().score().value(),
                talk.blocks().underWay()))
        : Stream.empty();
  }

  private void ask(FetchOrder order, String address, MultiEmitter<? super FetchItem> items) {
    Optional<BlockDesk> desk = peers.at(address).flatMap(Fetches::desk);
    if (desk.isEmpty()) {
      end(items, new Ended(Outcome.NO_PEER, "", "the peer is gone"), 0);
      return;
    }
    underWay++;
    items.emit(new FetchItem.Started(address));
    long most = order.first() + PeerRequest.MOST_BLOCKS - 1;
    long last = Long.compareUnsigned(order.last(), most) < 0 ? order.last() : most;
    desk.get()
        .ask(order.first(), last, order.silenceMs(), result -> done(order, address, result, items));
  }

  private static Optional<BlockDesk> desk(Session session) {
    return session.conversation() instanceof PeerConversation talk
        ? Optional.of(talk.blocks())
        : Optional.empty();
  }

  private void done(
      FetchOrder order, String peer, FetchResult result, MultiEmitter<? super FetchItem> items) {
    underWay--;
    switch (result) {
      case FetchResult.Answered(RangeAnswer answer) -> answered(order, peer, answer, items);
      case FetchResult.Silent(String detail) ->
          end(items, new Ended(Outcome.TIMEOUT, peer, detail), 0);
      case FetchResult.Closed ignored ->
          end(items, new Ended(Outcome.CLOSED, peer, "the connection ended"), 0);
    }
  }

  private void answered(
      FetchOrder order, String peer, RangeAnswer answer, MultiEmitter<? super FetchItem> items) {
    List<org.timecoin.protocol.block.Block> blocks =
        switch (answer) {
          case RangeAnswer.Complete complete -> complete.blocks();
          case RangeAnswer.Prefix prefix -> prefix.blocks();
          case RangeAnswer.Malformed ignored -> List.of();
        };
    if (!blocks.isEmpty()) {
      items.emit(new FetchItem.Came(blocks));
    }
    boolean whole = blocks.size() == order.last() - order.first() + 1;
    Ended ended =
        answer instanceof RangeAnswer.Malformed malformed
            ? new Ended(Outcome.MALFORMED, peer, malformed.reason())
            : new Ended(whole ? Outcome.COMPLETE : Outcome.PREFIX, peer, blocks.size() + " blocks");
    end(items, ended, blocks.size());
  }

  private void end(MultiEmitter<? super FetchItem> items, Ended ended, int blocks) {
    env.metrics().fetched(ended.outcome().label(), blocks);
    items.emit(ended);
    items.complete();
  }
}
