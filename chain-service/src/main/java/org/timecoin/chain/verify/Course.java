package org.timecoin.chain.verify;

/** Is told how far a long job is, and says when it is to end early. */
public interface Course {

  /** Blocks up to a height are done. */
  void at(long height);

  /** Whether to end now: the service stops. */
  boolean isCancelled();
}
