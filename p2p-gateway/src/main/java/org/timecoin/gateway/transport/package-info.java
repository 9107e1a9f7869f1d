/**
 * Sockets: listening, dialling, cutting bytes into lines, writing, and the bounds on all of it.
 * Knows no messages.
 */
package org.timecoin.gateway.transport;
