package org.timecoin.chain.lease;

/** What became of an attempt to take the lease. */
public sealed interface Taking {

  /** It is ours, and this is how the database compares to what it was. */
  record Taken(Term term, Continuity continuity) implements Taking {}

  /** Somebody else was faster. */
  record Refused(Sight sight) implements Taking {}
}
