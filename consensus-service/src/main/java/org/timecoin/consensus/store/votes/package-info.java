/**
 * The vote table in PostgreSQL: what a key has signed, its lease, and what tells the table from a
 * restored copy. Blocking, on a connection of its own: never called on an event loop.
 */
package org.timecoin.consensus.store.votes;
