package org.timecoin.consensus;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.timecoin.contracts.service.ServiceMain;

/** The consensus service's front door. */
@QuarkusMain
public final class ConsensusMain {

  /** Starts the service; see {@link ServiceMain} for how it ends. */
  public static void main(String[] args) {
    ServiceMain.run("consensus", args);
  }
}
