package org.timecoin.gateway.session;

import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.message.ChainMessage.BlockAnnouncement;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.message.TransactionMessage.TransactionBroadcast;
import org.timecoin.protocol.wire.WireCodec;

/**
 * Tells peers of blocks and transactions of ours, each in the way it can bear: peers that
 * acknowledge hear until they do, other new ones once, and legacy ones as protocol.md section 6 has
 * it. Lives on the loop.
 */
public final class Announcer {

  private final Surroundings env;
  private final Peers peers;
  private final Errands errands;

  /** Tells these peers. */
  public Announcer(Surroundings env, Peers peers, Errands errands) {
    this.env = env;
    this.peers = peers;
    this.errands = errands;
  }

  /** Tells all peers of a block but the one who brought it. */
  public void announce(Block block, String origin) {
    Message message = new BlockAnnouncement(block);
    byte[] line = WireCodec.encodeLine(message);
    String receipt = Receipt.ofBlock(block.hash());
    for (Session session : others(origin)) {
      boolean legacy = session.facts().capabilities().nodeId().isEmpty();
      if (!legacy) {
        tell(session, message, line, receipt);
      } else if (!session.inbound()) {
        errands.announce(session.peerAddress(), block.height(), line);
      }
    }
  }

  /** Tells all peers of a transaction but the one who brought it. */
  public void broadcast(Transaction transaction, String origin) {
    Message message = new TransactionBroadcast(transaction);
    byte[] line = WireCodec.encodeLine(message);
    String receipt = Receipt.ofTransaction(transaction.txid());
    for (Session session : others(origin)) {
      // A legacy node that dialled us takes no transactions on that connection.
      if (session.isAskable()) {
        tell(session, message, line, receipt);
      }
    }
  }

  private java.util.List<Session> others(String origin) {
    return peers.open().stream().filter(s -> !s.address().equals(origin)).toList();
  }

  private void tell(Session session, Message message, byte[] line, String receipt) {
    env.metrics().announced(message.kind().wireName(), "sent");
    boolean acks = session.facts().capabilities().acks();
    if (acks && session.conversation() instanceof PeerConversation talk) {
      talk.relay().send(message.kind(), line, receipt);
    } else {
      session.sendLine(message.kind(), line);
    }
  }
}
