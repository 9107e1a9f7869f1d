/** The blocks a legacy peer holds, as lines in wire form, and what it computes from them. */
package org.timecoin.localnet.legacy.chain;
