/** What readiness means here, and the numbers. */
package org.timecoin.sync.health;
