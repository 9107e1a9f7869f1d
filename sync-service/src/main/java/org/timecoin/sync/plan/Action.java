package org.timecoin.sync.plan;

/** What the shell has to do, in the order given. */
public sealed interface Action {

  /**
   * Ask a peer for a range.
   *
   * @param request names the request, and what it brings, from now on
   * @param silenceMs how long the peer may be silent, milliseconds
   * @param maxBytes stop reading after the block that passes this and take what came as a prefix
   */
  record Fetch(long request, Range range, String peer, int silenceMs, int maxBytes)
      implements Action {}

  /** Stop a request; whatever it still brings is of no use. */
  record Cancel(long request) implements Action {}

  /** Hand what a request brought to the chain, behind everything handed over before. */
  record Import(long request, Range range, String peer) implements Action {}

  /** Forget what a request brought. */
  record Release(long request) implements Action {}

  /**
   * Tell the gateway that what a peer served was proven wrong.
   *
   * @param rule the stable name of the broken rule
   */
  record Blame(String peer, String rule, String detail) implements Action {}

  /**
   * Say that a peer serves another branch than ours: its blocks are linked among themselves.
   *
   * @param height at which its block is not ours
   */
  record OtherBranch(String peer, long height) implements Action {}

  /**
   * Say that a peer's block doesn't follow our tip, and that the peer didn't show what it follows.
   *
   * @param height of that block
   */
  record Unlinked(String peer, long height) implements Action {}
}
