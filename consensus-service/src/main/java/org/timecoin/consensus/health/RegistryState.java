package org.timecoin.consensus.health;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether the registry is open: its schema is there and its records are being read. */
@Singleton
public class RegistryState {

  private final AtomicBoolean open = new AtomicBoolean();

  /** It is, from now on. */
  public void opened() {
    open.set(true);
  }

  boolean isOpen() {
    return open.get();
  }
}
