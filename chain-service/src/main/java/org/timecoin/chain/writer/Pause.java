package org.timecoin.chain.writer;

import java.util.Optional;

/** Says when applying must wait for somebody else. */
public interface Pause {

  /** Why to wait, in one sentence; empty when nothing is in the way. */
  Optional<String> reason();
}
