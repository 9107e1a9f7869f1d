package org.timecoin.gateway.handshake;

import org.timecoin.protocol.network.Network;

/**
 * What a handshake has to be like, and how long it may take.
 *
 * @param network whose magic and name are right
 * @param handshakeMs how long an accepted peer may take for its handshake
 * @param ackMs how long we wait for the Ack to ours
 * @param earlyMessages kept before the Ack
 * @param earlyBytes kept before the Ack
 */
public record HandshakeRules(
    Network network, long handshakeMs, long ackMs, int earlyMessages, int earlyBytes) {

  /** The version of the protocol that this and the legacy node speak. */
  public static final int PROTOCOL_VERSION = 1;
}
