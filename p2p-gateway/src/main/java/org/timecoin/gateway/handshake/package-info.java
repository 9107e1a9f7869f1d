/**
 * The beginning of a connection as a state machine for both sides (protocol.md section 5), and who
 * says what about itself. Pure: messages and the time go in, actions come out.
 */
package org.timecoin.gateway.handshake;
