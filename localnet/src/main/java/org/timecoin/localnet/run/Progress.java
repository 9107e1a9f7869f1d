package org.timecoin.localnet.run;

/** Hears what is being done, line by line, for the person who waits. */
@FunctionalInterface
public interface Progress {
  /** One line without a newline; calls may come from several threads. */
  void say(String line);
}
