package org.timecoin.gateway.handshake;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.timecoin.gateway.peer.Capabilities;
import org.timecoin.protocol.message.ConnectionMessage.Version;
import org.timecoin.protocol.message.MasternodeInfo;

/**
 * Who we are to our peers. Fixed but for the masternode, which the consensus service tells and may
 * change.
 */
public final class OwnNode {

  private final VersionCheck check;
  private final Build build;
  private final String advertised;
  private final AtomicReference<Optional<MasternodeInfo>> masternode =
      new AtomicReference<>(Optional.empty());

  /**
   * A node without a masternode so far.
   *
   * @param check what its peers must have in common with it
   * @param build which release it is
   * @param advertised where it is reached, "ip:port"
   */
  public OwnNode(VersionCheck check, Build build, String advertised) {
    this.check = check;
    this.build = build;
    this.advertised = advertised;
  }

  /** Which release of the software this is. */
  public record Build(String version, String commitDate, String commitCount) {}

  /** Our Version at a time, seconds since 1970. */
  public Version version(long nowSeconds) {
    return new Version(
        build.version(),
        build.commitDate(),
        build.commitCount(),
        HandshakeRules.PROTOCOL_VERSION,
        check.network(),
        advertised,
        nowSeconds,
        Capabilities.own(check.nodeId()),
        Optional.empty(),
        Optional.of(check.genesisHash()));
  }

  /** What a peer's Version is held against. */
  public VersionCheck check() {
    return check;
  }

  /** The id by which nodes recognise us. */
  public String id() {
    return check.nodeId();
  }

  /** Our masternode, when we have one and know it. */
  public Optional<MasternodeInfo> masternode() {
    return masternode.get();
  }

  /** The consensus service said which masternode is ours. */
  public void masternodeIs(Optional<MasternodeInfo> ours) {
    masternode.set(ours);
  }
}
