/**
 * What the chain did, told to whoever keeps a connection open: server-sent events with a cursor to
 * go on from, read from the same log that the other services read.
 */
package org.timecoin.chain.rpc.events;
