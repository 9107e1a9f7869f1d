package org.timecoin.gateway.session;

import java.util.List;
import org.timecoin.gateway.config.RateLimits;
import org.timecoin.gateway.peer.CloseReason;
import org.timecoin.gateway.route.News;
import org.timecoin.gateway.route.PeerRates;
import org.timecoin.gateway.route.Route;
import org.timecoin.gateway.route.Router;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.message.ConnectionMessage.GetPeers;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.message.MessageKind;

/** The conversation with a peer: every message goes to the desk that deals with it. */
final class PeerConversation implements Conversation {

  /** Entries of a list that a peer sends on request which are used at most. */
  private static final int MOST_LISTED = 5_000;

  private final Session session;
  private final Surroundings env;
  private final Peers peers;
  private final ServeLane lane;
  private final NewsGate news;
  private final BlockDesk blocks;
  private final SmallTalk talk;
  private final Relay relay;
  private final KeepAlive keepAlive;
  private final Introduction introduction;

  PeerConversation(Session session, Surroundings env, Peers peers) {
    PeerRates rates = new PeerRates(limits(env.config().rates()), env.loop().nowMs());
    this.session = session;
    this.env = env;
    this.peers = peers;
    this.lane = new ServeLane(session, env, rates);
    this.news = new NewsGate(session, env, rates, peers.newsBudget());
    this.blocks = new BlockDesk(session, env);
    this.talk = new SmallTalk(session, env);
    this.relay = new Relay(session, env);
    this.keepAlive = new KeepAlive(session, env, talk);
    this.introduction = new Introduction(session, env, peers);
  }

  private static PeerRates.Limits limits(RateLimits set) {
    return new PeerRates.Limits(
        set.blockRequestsPerSecond(),
        set.requestsPerSecond(),
        set.blocksPerSecond(),
        set.transactionsPerSecond(),
        set.masternodeMessagesPerSecond(),
        set.blockReplyBytesPerSecond(),
        set.forgiven().toMillis());
  }

  @Override
  public void opened() {
    if (!session.inbound()) {
      askAround();
      session.send(new GetPeers());
      introduction.introduceUs();
    }
  }

  private void askAround() {
    keepAlive.announceMasternode();
    talk.askHeight();
    talk.askLists();
  }

  @Override
  public void handle(Message message) {
    switch (Router.route(message)) {
      case Route.Serve(var request) -> lane.offer(request);
      case Route.Tell(News told) -> told(told);
      case Route.Meet(var version) -> met(introduction.met(version));
      case Route.Acknowledged(String what) -> relay.acknowledged(what);
      case Route.Answer answer -> answered(answer, message.kind());
      case Route.Unused(Route.Why why) ->
          env.metrics()
              .dropped(why.name().toLowerCase(java.util.Locale.ROOT), message.kind().wireName());
    }
  }

  private void met(boolean newcomer) {
    // Until now the one who dialled us was a legacy node for us, which answers no questions.
    if (newcomer && session.inbound() && session.isAskable()) {
      askAround();
    }
    if (newcomer && session.facts().capabilities().pings()) {
      talk.ping();
    }
  }

  private void told(News told) {
    switch (told) {
      case News.NewBlock(Block block) -> {
        if (session.facts().shows(block.height(), env.wallMs())) {
          peers.changed(session);
        }
      }
      case News.Announced ignored -> session.facts().isMasternode();
      case News.NewTransaction ignored -> {}
      case News.OfMasternodes ignored -> {}
    }
    news.told(told);
  }

  private void answered(Route.Answer answer, MessageKind kind) {
    switch (answer) {
      case Route.HeightAnswer(long height) -> height(height);
      case Route.BlocksAnswer(List<Block> came) -> {
        if (!blocks.answered(came)) {
          env.metrics().dropped("unasked", kind.wireName());
        }
      }
      case Route.HashAnswer hash -> talk.hash(hash);
      case Route.UtxoHashAnswer hash -> talk.utxoHash(hash);
      case Route.PongAnswer(long nonce) -> talk.pong(nonce);
      case Route.MasternodesAnswer(var masternodes) ->
          listed(kind, masternodes.stream().<News>map(News.Listed::new).toList());
      case Route.PendingAnswer(var transactions) ->
          listed(kind, transactions.stream().<News>map(News.NewTransaction::new).toList());
    }
  }

  private void height(long height) {
    if (session.facts().claims(height, env.wallMs())) {
      peers.changed(session);
    }
    talk.height(height);
  }

  private void listed(MessageKind kind, List<News> items) {
    if (talk.takeList(kind)) {
      items.stream().limit(MOST_LISTED).forEach(news::toldOnRequest);
    } else {
      env.metrics().dropped("unasked", kind.wireName());
    }
  }

  @Override
  public boolean expects(MessageKind answer) {
    return switch (answer) {
      case BLOCKS_RESPONSE, BLOCK_RANGE_RESPONSE, BLOCK_RESPONSE -> blocks.isWaiting();
      default -> talk.expects(answer);
    };
  }

  @Override
  public void receiving() {
    blocks.receiving();
  }

  @Override
  public void drained() {
    lane.next();
  }

  @Override
  public void tick(long nowMs) {
    blocks.tick(nowMs);
    news.look();
    keepAlive.tick(nowMs, peers.someoneBehind());
  }

  @Override
  public void closed(CloseReason reason) {
    lane.closed();
    blocks.closed();
    relay.closed();
  }

  BlockDesk blocks() {
    return blocks;
  }

  SmallTalk talk() {
    return talk;
  }

  Relay relay() {
    return relay;
  }
}
