package org.timecoin.chain.intake;

import org.timecoin.chain.apply.Refusal;

/** Tells whoever counts violations of peers. */
public interface ViolationReports {

  /** Tells of one, once; whether it arrives is not waited for. */
  void report(String peer, Refusal.Broken broken);
}
