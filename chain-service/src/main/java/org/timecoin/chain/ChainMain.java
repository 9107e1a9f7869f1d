package org.timecoin.chain;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.timecoin.contracts.service.ServiceMain;

/** Starts the chain service. */
@QuarkusMain
public final class ChainMain {

  private ChainMain() {}

  /** Runs until it is told to stop. */
  public static void main(String... args) {
    ServiceMain.run("chain", args);
  }
}
