package org.timecoin.gateway.health;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.timecoin.gateway.config.HostPort;

/** Where peers are listened for, while they are. */
@Singleton
public final class Listening {

  private final AtomicReference<Optional<HostPort>> where = new AtomicReference<>(Optional.empty());

  /** Peers are listened for here. */
  public void begins(HostPort place) {
    where.set(Optional.of(place));
  }

  /** Nobody new is wanted. */
  public void ends() {
    where.set(Optional.empty());
  }

  /** The place, with the port that was really taken. */
  public Optional<HostPort> where() {
    return where.get();
  }
}
