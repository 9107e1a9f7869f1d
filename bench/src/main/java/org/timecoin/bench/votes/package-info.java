/** How fast votes and certificates are signed and checked, next to Ed25519 alone. */
package org.timecoin.bench.votes;
