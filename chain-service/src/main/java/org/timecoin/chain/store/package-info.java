/**
 * The chain in PostgreSQL, schema {@code chain}: blocks, unspent outputs, what was spent, the
 * transaction index, the outbox, and how far the log was read. Nothing of SQL leaves this package.
 */
package org.timecoin.chain.store;
