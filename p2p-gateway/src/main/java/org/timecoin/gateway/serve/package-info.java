/** Answers to what peers ask, from the chain service and from what the gateway knows itself. */
package org.timecoin.gateway.serve;
