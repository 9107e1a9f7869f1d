/**
 * How the legacy peer reads and writes lines: written apart from {@code org.timecoin.protocol}, so
 * that a fault there is not mirrored here.
 */
package org.timecoin.localnet.legacy.wire;
