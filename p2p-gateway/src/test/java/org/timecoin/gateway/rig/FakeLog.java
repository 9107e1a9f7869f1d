package org.timecoin.gateway.rig;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.timecoin.gateway.route.News;
import org.timecoin.gateway.session.NewsSink;

/** A log in memory that can be slow: then what is published waits until it is let through. */
public final class FakeLog implements NewsSink {

  private final List<News> published = new CopyOnWriteArrayList<>();
  private final Deque<UniEmitter<? super Void>> waiting = new ArrayDeque<>();
  private boolean slow;

  @Override
  public synchronized Uni<Void> publish(String peer, News news) {
    published.add(news);
    return slow ? Uni.createFrom().<Void>emitter(this::hold) : Uni.createFrom().voidItem();
  }

  private synchronized void hold(UniEmitter<? super Void> emitter) {
    waiting.add(emitter);
  }

  public synchronized void becomeSlow() {
    slow = true;
  }

  /** Acknowledges all that waits and whatever comes. */
  public void recover() {
    List<UniEmitter<? super Void>> all;
    synchronized (this) {
      slow = false;
      all = List.copyOf(waiting);
      waiting.clear();
    }
    all.forEach(emitter -> emitter.complete(null));
  }

  /** All that was handed in, acknowledged or not. */
  public List<News> published() {
    return published;
  }
}
