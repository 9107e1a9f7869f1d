package org.timecoin.gateway.config;

import io.smallrye.config.WithDefault;
import org.timecoin.contracts.node.Described;

/** How many connections there may be and what may wait on each. */
public interface ConnectionLimits {

  /** Inbound from one address. */
  @Described("Connections accepted from one IP address at a time")
  @WithDefault("8")
  int inboundPerIp();

  /** Inbound in all. */
  @Described("Connections accepted in all at a time")
  @WithDefault("256")
  int inboundTotal();

  /** Outbound in all. */
  @Described("Peers dialled at a time, configured ones included")
  @WithDefault("64")
  int outboundTotal();

  /** Unread bytes that end a connection. */
  @Described("Bytes that may wait for one peer to read them; more ends the connection")
  @WithDefault("33554432")
  long outgoingBytes();

  /** Unread bytes that let replies wait. */
  @Described("Unread bytes from which on a peer's further requests wait")
  @WithDefault("1048576")
  long busyBytes();

  /** Requests of one peer that wait. */
  @Described("Requests of one peer that may wait; with more its socket is not read")
  @WithDefault("64")
  int requestsWaiting();

  /** Parse failures on one connection. */
  @Described("Lines that are no message after which a connection is closed")
  @WithDefault("10")
  int parseFailures();

  /** Large replies prepared at a time. */
  @Described("Range replies prepared at a time for all peers; others wait")
  @WithDefault("4")
  int rangeReplies();
}
