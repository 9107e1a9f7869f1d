package org.timecoin.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A shell that waits for the death of this JVM and then ends what is left of it. The JVM holds the
 * other end of the shell's standard input: however the JVM dies, the pipe closes. Without it, kill
 * -9 of a test run would leave servers and their temporary directories behind.
 */
final class ParentWatch {
  private static final String SCRIPT =
      """
      trap '' INT HUP TERM
      pids=' ' dirs=''
      while read -r word value; do
        case $word in
          add) pids="$pids$value " ;;
          del) case $pids in *" $value "*) pids="${pids%% $value *} ${pids#* $value }" ;; esac ;;
          dir) dirs="$dirs
      $value" ;;
        esac
      done
      alive() { for pid in $pids; do kill -0 "$pid" 2>/dev/null && return 0; done; return 1; }
      for pid in $pids; do kill -INT "$pid" 2>/dev/null; done
      tries=0
      while alive && [ $tries -lt 50 ]; do tries=$((tries + 1)); sleep 0.1; done
      for pid in $pids; do kill -KILL "$pid" 2>/dev/null; done
      IFS='
      '
      for dir in $dirs; do rm -rf "$dir"; done
      """;

  private final OutputStream orders;

  private ParentWatch() {
    try {
      Process shell =
          new ProcessBuilder("sh", "-c", SCRIPT)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      orders = shell.getOutputStream();
    } catch (IOException e) {
      throw new EmbeddedServerException("No shell can be started: " + e.getMessage(), e);
    }
  }

  /** One watch for the whole JVM, started when it is first needed. */
  static ParentWatch shared() {
    return Holder.SHARED;
  }

  /** Ends this process when the JVM dies. */
  void add(long pid) {
    order("add " + pid);
  }

  /** Forgets a process that has ended, so that its number may be used again. */
  void remove(long pid) {
    order("del " + pid);
  }

  /** Deletes this directory when the JVM dies. */
  void deleteAtEnd(Path directory) {
    order("dir " + directory.toAbsolutePath());
  }

  private synchronized void order(String line) {
    try {
      orders.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      orders.flush();
    } catch (IOException e) {
      throw new EmbeddedServerException("The watch over child processes has ended.", e);
    }
  }

  private static final class Holder {
    static final ParentWatch SHARED = new ParentWatch();
  }
}
