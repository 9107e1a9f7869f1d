package org.timecoin.gateway.session;

import io.vertx.core.net.NetSocket;
import java.time.Duration;
import org.timecoin.gateway.peer.CloseReason;
import org.timecoin.gateway.peer.PeerAddress;
import org.timecoin.gateway.peer.Violation;
import org.timecoin.gateway.route.Route;
import org.timecoin.gateway.route.Router;
import org.timecoin.gateway.transport.PeerConnector;
import org.timecoin.protocol.message.ChainMessage.GetBlockHeight;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.message.MessageKind;

/**
 * Announces blocks to legacy nodes, each on a short connection of its own: handshake, height, the
 * block only if it is the next one there, close. A legacy node glues the next line to an
 * announcement of a height it has seen and counts a violation against us, so nothing may follow one
 * (protocol.md section 6). Lives on the loop.
 */
public final class Errands implements SessionOwner {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST = 64;

  private final Surroundings env;
  private final PeerConnector connector;
  private final Discipline discipline;
  private int underWay;

  /** Runs none yet. */
  public Errands(Surroundings env, PeerConnector connector, Discipline discipline) {
    this.env = env;
    this.connector = connector;
    this.discipline = discipline;
  }

  void announce(PeerAddress address, long height, byte[] line) {
    if (underWay >= MOST) {
      outcome("too_many");
      return;
    }
    underWay++;
    connector
        .connect(address.ipText(), address.port())
        .onSuccess(socket -> connected(address, height, line, socket))
        .onFailure(
            failure -> {
              underWay--;
              outcome("unreachable");
            });
  }

  private void connected(PeerAddress address, long height, byte[] line, NetSocket socket) {
    Session session =
        new Session(env, this, Origin.errand(address), socket, s -> new Errand(s, height, line));
    env.loop().after(PATIENCE, () -> session.close(CloseReason.UNANSWERED));
    session.begin();
  }

  private void outcome(String outcome) {
    env.metrics().announced(MessageKind.BLOCK_ANNOUNCEMENT.wireName(), "legacy_" + outcome);
  }

  @Override
  public void opened(Session session) {
    // Nobody needs to know of a connection that lives for one question.
  }

  @Override
  public void closed(Session session, CloseReason reason) {
    underWay--;
  }

  @Override
  public void violated(Session session, Violation violation, String detail) {
    discipline.violated(session.peerAddress().ip(), violation, detail);
  }

  /** What is said on such a connection. */
  private final class Errand implements Conversation {
    private final Session session;
    private final long height;
    private final byte[] line;

    private Errand(Session session, long height, byte[] line) {
      this.session = session;
      this.height = height;
      this.line = line;
    }

    @Override
    public void opened() {
      session.send(new GetBlockHeight());
    }

    @Override
    public void handle(Message message) {
      if (Router.route(message) instanceof Route.HeightAnswer(long theirs)) {
        boolean isNext = theirs + 1 == height;
        if (isNext) {
          session.sendLine(MessageKind.BLOCK_ANNOUNCEMENT, line);
        }
        outcome(isNext ? "sent" : "not_next");
        session.close(CloseReason.DONE);
      }
    }

    @Override
    public boolean expects(MessageKind answer) {
      return false;
    }

    @Override
    public void receiving() {
      // No answer here is long enough to come in parts.
    }

    @Override
    public void drained() {
      // Nothing waits to be sent.
    }

    @Override
    public void tick(long nowMs) {
      // Its time is bounded as a whole.
    }

    @Override
    public void closed(CloseReason reason) {
      // Nothing is left to do.
    }
  }
}
