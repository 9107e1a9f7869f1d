package org.timecoin.chain.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import org.timecoin.contracts.node.Described;

/** How the lease of the one writer is held. */
public interface LeaseConfig {

  /** How long it lasts. */
  @Described(
      "How long the writer's lease lasts without being renewed, which it is at every third of that; the same for all replicas")
  @WithDefault("6s")
  Duration term();

  /** How often readers look. */
  @Described(
      "How often a reader looks at the lease and at the tip; at most a third of the lease's term")
  @WithDefault("250ms")
  Duration lookEvery();

  /** Where other services reach this replica. */
  @Described(
      "Address other services reach this replica's gRPC at, host:port, told by other replicas while this one is the writer; a host of zeros becomes this machine's address")
  @WithDefault("${quarkus.http.host:127.0.0.1}:${quarkus.http.port:8080}")
  String grpcAddress();

  /** Where callers reach this replica's JSON-RPC. */
  @Described(
      "Address callers reach this replica's JSON-RPC at, host:port; by default where it listens")
  Optional<String> rpcAddress();

  /** The database, for the lease alone. */
  @Described("JDBC address of the database for the lease: the primary itself, not a pooler")
  @WithDefault("${quarkus.datasource.jdbc.url:}")
  String jdbcUrl();
}
