package org.timecoin.chain.lease;

/** Is told what becomes of the lease, for metrics. */
public interface LeaseWatch {

  /** It was taken, and this is how the database compares to what it was. */
  default void taken(Term term, Continuity continuity) {}

  /** It was renewed, which took so long. */
  default void renewed(long nanos) {}

  /** This process writes no more. */
  default void steppedDown(Term term) {}
}
