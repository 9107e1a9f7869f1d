/**
 * Who writes the chain: the lease that one process holds, when to renew it and when to take it, and
 * how a copy of the database is told from the one before.
 */
package org.timecoin.chain.lease;
