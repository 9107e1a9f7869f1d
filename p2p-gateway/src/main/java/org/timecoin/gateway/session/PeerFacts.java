package org.timecoin.gateway.session;

import java.util.Optional;
import java.util.OptionalInt;
import org.timecoin.gateway.peer.Capabilities;
import org.timecoin.gateway.peer.PeerScore;
import org.timecoin.gateway.peer.PeerText;
import org.timecoin.protocol.message.ConnectionMessage.Version;

/** What one peer has said and shown. Written by its conversation on the loop. */
public final class PeerFacts {

  private final long connectedAtMs;
  private Capabilities capabilities = Capabilities.NONE;
  private String version = "";
  private String listenAddress = "";
  private Optional<Long> height = Optional.empty();
  private long heightAtMs;
  private PeerScore score = PeerScore.UNTRIED;
  private OptionalInt pingMs = OptionalInt.empty();
  private boolean masternode;

  PeerFacts(long connectedAtMs) {
    this.connectedAtMs = connectedAtMs;
  }

  void introduced(Version said, Capabilities capable) {
    capabilities = capable;
    version = PeerText.escaped(said.version());
    listenAddress = said.listenAddr();
  }

  /** Notes the height a peer answered with; true when it is another than before. */
  boolean claims(long newHeight, long atMs) {
    boolean changed = height.isEmpty() || height.get() != newHeight;
    height = Optional.of(newHeight);
    heightAtMs = atMs;
    return changed;
  }

  /** Notes a block the peer has shown; true when that is more than it claimed before. */
  boolean shows(long blockHeight, long atMs) {
    boolean more = height.isEmpty() || Long.compareUnsigned(height.get(), blockHeight) < 0;
    return more && claims(blockHeight, atMs);
  }

  void scored(PeerScore now) {
    score = now;
  }

  void pinged(int milliseconds) {
    pingMs = OptionalInt.of(milliseconds);
  }

  void isMasternode() {
    masternode = true;
  }

  /** When the connection stood, milliseconds since 1970. */
  public long connectedAtMs() {
    return connectedAtMs;
  }

  /** What the peer speaks beyond the legacy set. */
  public Capabilities capabilities() {
    return capabilities;
  }

  /** What the peer calls itself, escaped. */
  public String version() {
    return version;
  }

  /** Where the peer says it listens, as it wrote it. */
  String listenAddress() {
    return listenAddress;
  }

  /** The height the peer last claimed, {@code u64}. */
  public Optional<Long> height() {
    return height;
  }

  /** When it claimed that, milliseconds since 1970. */
  public long heightAtMs() {
    return heightAtMs;
  }

  /** How well it serves. */
  public PeerScore score() {
    return score;
  }

  /** The time of its last Pong. */
  public OptionalInt pingMs() {
    return pingMs;
  }

  /** Whether it announced a masternode on this connection. */
  public boolean masternode() {
    return masternode;
  }
}
