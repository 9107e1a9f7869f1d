/** What this service reads from the log. */
package org.timecoin.sync.intake;
