/** What speaks against a valid fresh run: the second list of checks, but for the clock. */
package org.timecoin.consensus.objection;
