package org.timecoin.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;
import org.timecoin.contracts.node.Described;

/** Where the gateway is and whom it talks to; how much it bears is in the groups below. */
@ConfigMapping(prefix = "timenode.p2p")
public interface P2pConfig {

  /** Where peers reach us, locally. */
  @Described("Address the gateway listens on for peers, host:port; port 0 takes a free one")
  @WithDefault("0.0.0.0:24100")
  String listen();

  /** Peers that are never given up. */
  @Described("Peers that are dialled for ever and never banned: host:port, comma-separated")
  Optional<List<String>> peers();

  /** Where peers reach us, from outside. */
  @Described("Address peers are told to reach us at, ip:port; the listen address unless set")
  Optional<String> advertise();

  /** The name of this replica. */
  @Described("Name of this gateway among its node's replicas, unique and the same after a restart")
  @WithDefault("gateway-0")
  String name();

  /** Where other services reach this replica. */
  @Described("Address other services reach this replica's gRPC at, host:port")
  @WithDefault("${quarkus.http.host:127.0.0.1}:${quarkus.http.port:8080}")
  String grpcAddress();

  /** The id of the node among its peers. */
  @Described(
      "Id by which nodes recognise one another, 16 hex digits; random at each start unless set; all replicas of a node must have the same")
  Optional<String> peerId();

  /** Bounds on connections and lines. */
  LineLimits lines();

  /** Bounds on connections. */
  ConnectionLimits connections();

  /** Times. */
  Timing timing();

  /** Rates that one peer may have. */
  RateLimits rates();

  /** Violations and bans. */
  BanRules bans();

  /** Requests to peers. */
  AskLimits ask();

  /** What is published to the log. */
  NewsLimits news();
}
