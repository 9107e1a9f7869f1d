package org.timecoin.quality.ratchet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Weighs violations against exemptions. What is not exempt is a complaint, and so is an exemption
 * that allows more than is needed: the list can only shrink.
 */
public final class Ratchet {

  private record Key(String rule, String place) {}

  private final Map<Key, Exemption> exemptions = new LinkedHashMap<>();

  /**
   * A ratchet with its exemptions.
   *
   * @throws IllegalArgumentException when two speak of one place
   */
  public Ratchet(List<Exemption> granted) {
    for (Exemption exemption : granted) {
      Key key = new Key(exemption.rule(), exemption.place());
      if (exemptions.put(key, exemption) != null) {
        throw new IllegalArgumentException("exempt twice: " + key);
      }
    }
  }

  /** What is wrong with a tree that has these violations; empty when nothing is. */
  public List<String> complaints(List<Violation> violations) {
    Map<Key, List<Violation>> found = new LinkedHashMap<>();
    for (Violation violation : violations) {
      found
          .computeIfAbsent(new Key(violation.rule(), violation.place()), key -> new ArrayList<>())
          .add(violation);
    }
    Set<Key> keys = new LinkedHashSet<>(found.keySet());
    keys.addAll(exemptions.keySet());
    List<String> complaints = new ArrayList<>();
    keys.forEach(key -> complaints.addAll(weigh(key, found.getOrDefault(key, List.of()))));
    return List.copyOf(complaints);
  }

  private List<String> weigh(Key key, List<Violation> found) {
    int actual = found.stream().mapToInt(Violation::amount).sum();
    int allowed = exemptions.containsKey(key) ? exemptions.get(key).amount() : 0;
    if (actual > allowed) {
      return found.stream().map(v -> line(key, v.message())).toList();
    }
    if (actual < allowed) {
      return List.of(line(key, "the exemption allows %d, %d would do".formatted(allowed, actual)));
    }
    return List.of();
  }

  private static String line(Key key, String message) {
    return key.rule() + " | " + key.place() + ": " + message;
  }
}
