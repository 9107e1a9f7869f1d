package org.timecoin.embedded;

/** How long a child process lives. */
public enum Lifetime {
  /** It is stopped when this JVM ends, also when this JVM is killed with kill -9. */
  WITH_THIS_JVM,
  /** It outlives this JVM and doesn't hear the terminal's Ctrl-C: a fleet in the background. */
  DETACHED
}
