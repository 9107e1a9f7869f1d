package org.timecoin.gateway;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.timecoin.contracts.service.ServiceMain;

/** Starts the gateway. */
@QuarkusMain
public final class GatewayMain {

  private GatewayMain() {}

  /** Runs until the process is told to stop. */
  public static void main(String[] args) {
    ServiceMain.run("gateway", args);
  }
}
