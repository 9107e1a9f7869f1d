package org.timecoin.quality.style;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.timecoin.quality.ratchet.Violation;
import org.timecoin.quality.tree.JavaSource;

/** No notes about work left over: it is done, or written where plans are kept. */
public final class Markers implements StyleCheck {

  // Put together from halves so that this file does not find itself.
  private static final Pattern LEFT_OVER =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b");

  @Override
  public List<Violation> inspect(JavaSource source) {
    List<Violation> found = new ArrayList<>();
    Matcher marker = LEFT_OVER.matcher(source.text());
    while (marker.find()) {
      String message =
          "line %d says %s; do it or leave it out"
              .formatted(source.lineAt(marker.start()), marker.group());
      found.add(Violation.once("marker", source.path(), message));
    }
    return found;
  }
}
