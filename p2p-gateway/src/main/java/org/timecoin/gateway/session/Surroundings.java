package org.timecoin.gateway.session;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.timecoin.gateway.config.P2pConfig;
import org.timecoin.gateway.handshake.HandshakeMachine;
import org.timecoin.gateway.handshake.OwnNode;
import org.timecoin.gateway.measure.GatewayMetrics;
import org.timecoin.gateway.serve.Answers;
import org.timecoin.gateway.transport.GatewayLoop;
import org.timecoin.gateway.transport.UnfinishedLines;
import org.timecoin.gateway.transport.WireLimits;

/**
 * What every session needs and none owns.
 *
 * @param loop on which all of them live
 * @param config what was set
 * @param wireLimits bounds on each connection, from the configuration
 * @param unfinished memory of all unfinished lines
 * @param clock time of day
 * @param random for jitter
 * @param metrics what is counted
 * @param handshakes how connections begin
 * @param own who we are
 * @param answers what peers are answered
 * @param news where news goes
 */
public record Surroundings(
    GatewayLoop loop,
    P2pConfig config,
    WireLimits wireLimits,
    UnfinishedLines unfinished,
    InstantSource clock,
    RandomGenerator random,
    GatewayMetrics metrics,
    HandshakeMachine handshakes,
    OwnNode own,
    Answers answers,
    NewsSink news) {

  /** Milliseconds since 1970. */
  long wallMs() {
    return clock.millis();
  }
}
