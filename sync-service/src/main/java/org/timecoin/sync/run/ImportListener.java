package org.timecoin.sync.run;

import org.timecoin.sync.plan.Verdict;

/** Who is told what the chain made of the ranges handed over. */
public interface ImportListener {

  /** The chain answered for what a request had brought. */
  void verdict(long request, Verdict verdict);

  /** The way to the chain broke: nothing handed over so far will be answered. */
  void broken(String reason);
}
