/** What readiness means here, and the numbers. */
package org.timecoin.consensus.health;
