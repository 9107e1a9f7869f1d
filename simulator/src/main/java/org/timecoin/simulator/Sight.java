package org.timecoin.simulator;

/** Rare situations that seeds must reach; how often each was seen is counted. */
public enum Sight {
  PARTITION,
  CRASH,
  TAKEOVER,
  RESTORED_TABLE,
  FAILOVER_OF_ALL,
  LIVED_THROUGH_FAILOVER,
  CONFIRMED_BY_OPERATOR,
  CLOCK_STEP,
  SET_CHANGED,
  REPROPOSAL,
  REPROPOSAL_AFTER_NIL_PRECOMMIT,
  BUILT_TOO_LATE,
  STORE_FENCED,
  FINALIZED_DESPITE_DISSENT,
  RECOVERY,
  DOUBLED_KEY
}
