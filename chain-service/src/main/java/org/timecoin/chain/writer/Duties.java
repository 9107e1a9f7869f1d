package org.timecoin.chain.writer;

import org.timecoin.chain.lease.Term;

/** What goes with a role. Every method waits, and fails when what it waits for takes too long. */
public interface Duties {

  /**
   * Loads the chain as it is now, and puts it right where the rules say so. May take long; the
   * lease is renewed meanwhile.
   */
  ChainView load(Term term);

  /** Begins to read the log and to publish; from before on, whatever is offered is applied. */
  void begin(ChainView loaded);

  /** Ends all of that; when it returns, nothing is being written. */
  void end();

  /** Looks at what others wrote; false when there is no chain yet. */
  boolean follow();
}
