/** How the gateway's parts are put together, started and stopped. */
package org.timecoin.gateway.start;
