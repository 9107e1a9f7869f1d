package org.timecoin.sync;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.timecoin.contracts.service.ServiceMain;

/** The sync service's front door. */
@QuarkusMain
public final class SyncMain {

  /** Starts the service; see {@link ServiceMain} for how it ends. */
  public static void main(String[] args) {
    ServiceMain.run("sync", args);
  }
}
