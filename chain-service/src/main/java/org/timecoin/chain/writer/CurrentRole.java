package org.timecoin.chain.writer;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.timecoin.chain.lease.Role;

/**
 * What this process does for the chain at the moment, for everybody who asks. Requests that wait
 * from a former term are not applied before the chain was loaded in the next: as a pause, it says
 * so.
 */
public final class CurrentRole implements Pause {

  private final AtomicReference<Role> role =
      new AtomicReference<>(new Role.Starting("the database was not reached yet"));

  /** The role and its reason. */
  public Role get() {
    return role.get();
  }

  /** Changes it; what it was. */
  public Role set(Role next) {
    return role.getAndSet(next);
  }

  @Override
  public Optional<String> reason() {
    return role.get() instanceof Role.Writer
        ? Optional.empty()
        : Optional.of("this process is not the writer: " + role.get().reason());
  }
}
