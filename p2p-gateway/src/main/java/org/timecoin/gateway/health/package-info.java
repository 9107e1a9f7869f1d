/** What readiness means for the gateway. */
package org.timecoin.gateway.health;
