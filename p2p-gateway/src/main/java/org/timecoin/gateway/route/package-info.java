/** What a message from a peer is for us, and how much of it we take. Pure. */
package org.timecoin.gateway.route;
