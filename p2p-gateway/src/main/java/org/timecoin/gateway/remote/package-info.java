/**
 * The other services of the node as the gateway asks them: one thin client each, a deadline on
 * every call.
 */
package org.timecoin.gateway.remote;
