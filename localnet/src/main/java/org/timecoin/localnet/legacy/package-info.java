/**
 * A peer that speaks the legacy protocol, as a test tool: it behaves like the node that runs on
 * Testnet today, or misbehaves as told. It shares no code with the gateway.
 */
package org.timecoin.localnet.legacy;
