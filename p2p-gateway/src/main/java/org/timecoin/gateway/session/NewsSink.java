package org.timecoin.gateway.session;

import io.smallrye.mutiny.Uni;
import org.timecoin.gateway.route.News;

/** Where news from peers goes: the log. A port; the shell implements it. */
public interface NewsSink {

  /**
   * Publishes an item and completes when it is durable. Never fails: while the log is slow or away
   * it is tried again, for as long as the process lives. An item that is durable already completes
   * at once.
   *
   * @param peer who told it, "ip:port"
   */
  Uni<Void> publish(String peer, News news);
}
