package org.timecoin.gateway.session;

import org.timecoin.protocol.message.MasternodeMessage.MasternodeAnnouncement;

/**
 * What is said on a connection so that it stays (protocol.md section 5, "Keeping it"): every 120 s
 * who we are and what the peer has; while somebody is behind the height every 5 s. A legacy node
 * that dialled us answers no question, so it only hears who we are.
 */
final class KeepAlive {

  private final Session session;
  private final Surroundings env;
  private final SmallTalk talk;
  private long aliveMs;
  private long heightMs;

  KeepAlive(Session session, Surroundings env, SmallTalk talk) {
    this.session = session;
    this.env = env;
    this.talk = talk;
    this.aliveMs = env.loop().nowMs();
    this.heightMs = aliveMs;
  }

  /** Says what is due. */
  void tick(long nowMs, boolean someoneBehind) {
    if (nowMs - aliveMs >= env.config().timing().keepAlive().toMillis()) {
      aliveMs = nowMs;
      heightMs = nowMs;
      everything();
    } else if (someoneBehind && session.isAskable() && isHeightDue(nowMs)) {
      heightMs = nowMs;
      talk.askHeight();
    }
  }

  private boolean isHeightDue(long nowMs) {
    return nowMs - heightMs >= env.config().timing().heightWhileBehind().toMillis();
  }

  private void everything() {
    announceMasternode();
    if (session.isAskable()) {
      talk.askHeight();
      talk.askUtxoHash();
      if (session.facts().capabilities().pings()) {
        talk.ping();
      }
    }
  }

  /** Says which masternode we are, when we are one. */
  void announceMasternode() {
    env.own().masternode().ifPresent(own -> session.send(new MasternodeAnnouncement(own)));
  }
}
