/** Proof that voters broke the rules, and what follows from it. */
package org.timecoin.consensus.evidence;
