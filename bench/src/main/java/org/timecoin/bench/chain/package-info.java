/** How fast the chain service imports and switches, next to COPY and Ed25519 alone. */
package org.timecoin.bench.chain;
