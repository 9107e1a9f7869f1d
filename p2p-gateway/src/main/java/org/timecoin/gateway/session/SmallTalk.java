package org.timecoin.gateway.session;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.timecoin.gateway.route.Route;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.message.ChainMessage.GetBlockHash;
import org.timecoin.protocol.message.ChainMessage.GetBlockHeight;
import org.timecoin.protocol.message.ConnectionMessage.Ping;
import org.timecoin.protocol.message.MasternodeMessage.GetMasternodes;
import org.timecoin.protocol.message.MessageKind;
import org.timecoin.protocol.message.TransactionMessage.GetPendingTransactions;
import org.timecoin.protocol.message.UtxoMessage.GetUtxoStateHash;

/** What we ask one peer beside blocks: its height, hashes, whom it knows, whether it is there. */
final class SmallTalk {

  private final Session session;
  private final Surroundings env;
  private final Questions<MessageKind, Long> heights = new Questions<>();
  private final Questions<Long, Optional<Hash>> hashes = new Questions<>();
  private final Questions<MessageKind, Route.UtxoHashAnswer> utxoHashes = new Questions<>();
  private final Set<MessageKind> lists = EnumSet.noneOf(MessageKind.class);
  private Optional<Ping> ping = Optional.empty();
  private long pingSentMs;

  SmallTalk(Session session, Surroundings env) {
    this.session = session;
    this.env = env;
  }

  void askHeight() {
    session.send(new GetBlockHeight());
  }

  /** Asks for the height and waits; the returned action stops waiting. */
  Runnable askHeight(Consumer<Long> answered) {
    askHeight();
    return heights.ask(MessageKind.BLOCK_HEIGHT_RESPONSE, answered);
  }

  Runnable askHash(long height, Consumer<Optional<Hash>> answered) {
    session.send(new GetBlockHash(height));
    return hashes.ask(height, answered);
  }

  void askUtxoHash() {
    session.send(new GetUtxoStateHash());
  }

  Runnable askUtxoHash(Consumer<Route.UtxoHashAnswer> answered) {
    askUtxoHash();
    return utxoHashes.ask(MessageKind.UTXO_STATE_HASH_RESPONSE, answered);
  }

  /** Asks for the lists that may be long, once. */
  void askLists() {
    lists.add(MessageKind.PENDING_TRANSACTIONS_RESPONSE);
    lists.add(MessageKind.MASTERNODES_RESPONSE);
    session.send(new GetPendingTransactions());
    session.send(new GetMasternodes());
  }

  /** Whether a list was asked for and has not come. */
  boolean expects(MessageKind list) {
    return lists.contains(list);
  }

  /** Takes a list that was asked for; false when it was not. */
  boolean takeList(MessageKind list) {
    return lists.remove(list);
  }

  void ping() {
    Ping next = new Ping(env.random().nextLong(), env.clock().instant().getEpochSecond());
    ping = Optional.of(next);
    pingSentMs = env.loop().nowMs();
    session.send(next);
  }

  void pong(long nonce) {
    if (ping.filter(sent -> sent.nonce() == nonce).isPresent()) {
      session.facts().pinged(Math.toIntExact(env.loop().nowMs() - pingSentMs));
      ping = Optional.empty();
    }
  }

  void height(long height) {
    heights.answered(MessageKind.BLOCK_HEIGHT_RESPONSE, height);
  }

  void hash(Route.HashAnswer answer) {
    hashes.answered(answer.height(), answer.hash());
  }

  void utxoHash(Route.UtxoHashAnswer answer) {
    utxoHashes.answered(MessageKind.UTXO_STATE_HASH_RESPONSE, answer);
  }
}
