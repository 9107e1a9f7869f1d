package org.timecoin.chain.writer;

import java.util.concurrent.atomic.AtomicReference;
import org.timecoin.chain.lease.Role;

/** What this process does for the chain at the moment, for everybody who asks. */
public final class CurrentRole {

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
}
