/**
 * What we think of a peer: who it is, what it can do, how well it serves, what it has done wrong.
 * Pure.
 */
package org.timecoin.gateway.peer;
