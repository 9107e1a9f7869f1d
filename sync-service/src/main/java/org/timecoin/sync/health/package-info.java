/** What readiness means here. */
package org.timecoin.sync.health;
