/** Violations, the exceptions granted for them, and the rule that exceptions only shrink. */
package org.timecoin.quality.ratchet;
