package org.timecoin.gateway.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Small questions to one peer that our services wait for, by what was asked. One answer is for all
 * who asked the same.
 *
 * @param <K> what was asked
 * @param <A> what is answered
 */
final class Questions<K, A> {

  private final Map<K, List<Consumer<A>>> waiting = new HashMap<>();

  /** Waits for an answer; the returned action stops waiting. */
  Runnable ask(K key, Consumer<A> answered) {
    waiting.computeIfAbsent(key, ignored -> new ArrayList<>()).add(answered);
    return () -> forget(key, answered);
  }

  private void forget(K key, Consumer<A> answered) {
    List<Consumer<A>> others = waiting.get(key);
    if (others != null && others.remove(answered) && others.isEmpty()) {
      waiting.remove(key);
    }
  }

  /** An answer came; false when nobody waited for it. */
  boolean answered(K key, A answer) {
    List<Consumer<A>> asked = waiting.remove(key);
    if (asked == null) {
      return false;
    }
    asked.forEach(who -> who.accept(answer));
    return true;
  }
}
