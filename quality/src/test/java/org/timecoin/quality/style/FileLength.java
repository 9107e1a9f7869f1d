package org.timecoin.quality.style;

import java.util.List;
import org.timecoin.quality.ratchet.Violation;
import org.timecoin.quality.tree.JavaSource;

/** No file over 400 lines: a longer one has more than one job. */
public final class FileLength implements StyleCheck {

  static final int MOST = 400;

  @Override
  public List<Violation> inspect(JavaSource source) {
    int lines = source.lines();
    return lines <= MOST
        ? List.of()
        : List.of(
            new Violation(
                "file-length", source.path(), lines, lines + " lines, " + MOST + " are the most"));
  }
}
