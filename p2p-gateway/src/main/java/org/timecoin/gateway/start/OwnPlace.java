package org.timecoin.gateway.start;

import java.util.List;
import java.util.Optional;
import org.timecoin.contracts.service.BadConfiguration;
import org.timecoin.gateway.config.HostPort;
import org.timecoin.gateway.config.P2pConfig;

/**
 * Where this gateway is, as configured and checked: every fault is one sentence for the operator.
 *
 * @param listen where peers reach it locally
 * @param advertise where peers are told to reach it
 * @param peers dialled for ever
 */
record OwnPlace(HostPort listen, HostPort advertise, List<HostPort> peers) {

  static OwnPlace of(P2pConfig config, int defaultPort) {
    HostPort listen = parse("timenode.p2p.listen", config.listen(), defaultPort);
    HostPort advertise =
        config
            .advertise()
            .map(text -> parse("timenode.p2p.advertise", text, listen.port()))
            .orElse(listen);
    List<HostPort> peers =
        config.peers().orElse(List.of()).stream()
            .filter(text -> !text.isBlank())
            .map(text -> peer(text, defaultPort))
            .distinct()
            .toList();
    return new OwnPlace(listen, advertise, peers);
  }

  private static HostPort peer(String text, int defaultPort) {
    HostPort peer = parse("timenode.p2p.peers", text, defaultPort);
    if (peer.port() == 0) {
      throw new BadConfiguration(
          "timenode.p2p.peers has '%s'; a peer's port is 1 to 65535".formatted(text));
    }
    return peer;
  }

  private static HostPort parse(String key, String text, int defaultPort) {
    return HostPort.parse(text, defaultPort)
        .orElseThrow(
            () ->
                new BadConfiguration(
                    "%s has '%s'; it must be host:port, as in 10.0.0.1:%d"
                        .formatted(key, text, defaultPort)));
  }

  /** The local address to dial from; empty when we listen on all of them. */
  Optional<String> dialFrom() {
    return listen.isWildcard() ? Optional.empty() : Optional.of(listen.host());
  }
}
