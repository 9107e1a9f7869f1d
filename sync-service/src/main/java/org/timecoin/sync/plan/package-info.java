/**
 * How a gap is filled: which range is asked of whom, when it is asked again, and what is handed to
 * the chain next (consensus.md section 2). Plain code on one thread; time and randomness are passed
 * in, so that one seed replays a whole sync.
 */
package org.timecoin.sync.plan;
