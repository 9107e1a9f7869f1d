package org.timecoin.chain.store;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/** All pools of this process, which lead to one database and lose it together. */
@Singleton
public final class OpenPools {

  private static final Logger LOG = Logger.getLogger(OpenPools.class);

  private final List<GuardedPool> pools = new CopyOnWriteArrayList<>();

  void add(GuardedPool pool) {
    pools.add(pool);
  }

  /**
   * The database fell silent on a connection that is asked all the time, so nothing will come on
   * the others either: what they wait for fails now instead of after their own limits.
   */
  public void cut() {
    LOG.warnf("the database fell silent; all connections to it are closed and made anew");
    pools.forEach(GuardedPool::cut);
  }
}
