package org.timecoin.quality.proto;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compares what the .proto files promise with what they promised before. */
final class Compatibility {

  private Compatibility() {}

  /** Promises that are gone or changed: each breaks a service of another version. */
  static List<String> broken(Map<String, String> before, Map<String, String> now) {
    List<String> broken = new ArrayList<>();
    before.forEach(
        (what, promised) -> {
          if (!now.containsKey(what)) {
            broken.add("%s is gone, it was: %s".formatted(what, promised));
          } else if (!keeps(promised, now.get(what))) {
            broken.add("%s was: %s, is: %s".formatted(what, promised, now.get(what)));
          }
        });
    return List.copyOf(broken);
  }

  /**
   * Who sends one message to a method that takes a stream sends a stream of one: it's the same
   * bytes.
   */
  private static boolean keeps(String promised, String now) {
    boolean method = promised.contains(" -> ");
    return now.equals(promised) || (method && now.equals("stream " + promised));
  }

  /** Promises that the baseline doesn't know yet. */
  static List<String> added(Map<String, String> before, Map<String, String> now) {
    return now.keySet().stream().filter(what -> !before.containsKey(what)).toList();
  }

  /** Reads a baseline, one promise a line. */
  static SortedMap<String, String> parse(String text) {
    SortedMap<String, String> promises = new TreeMap<>();
    text.lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" = ", 2))
        .forEach(parts -> promises.put(parts[0], parts[1]));
    return promises;
  }

  /** Writes a baseline. */
  static String format(SortedMap<String, String> promises) {
    StringBuilder text =
        new StringBuilder(
            "# What the .proto files promise. Lines are only ever added, and a request may become a stream, by a build with -Dtimenode.update=true.\n");
    promises.forEach((what, promise) -> text.append(what + " = " + promise + "\n"));
    return text.toString();
  }
}
