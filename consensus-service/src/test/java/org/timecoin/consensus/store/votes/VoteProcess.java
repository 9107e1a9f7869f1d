package org.timecoin.consensus.store.votes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.timecoin.protocol.bytes.PublicKey;

/** A {@link VoteProcessMain} of its own, seen from the test. */
final class VoteProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader answers;
  private final Writer commands;

  private VoteProcess(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
  }

  static VoteProcess start(VoteTableAccess access, PublicKey key) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            VoteProcessMain.class.getName(),
            access.url(),
            access.user(),
            access.password(),
            key.hex());
    try {
      return new VoteProcess(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void say(String command) {
    try {
      commands.write(command + "\n");
      commands.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next answer. */
  String hear() {
    try {
      String line = answers.readLine();
      while (line != null && !line.startsWith(">")) {
        line = answers.readLine();
      }
      if (line == null) {
        throw new AssertionError("the process ended");
      }
      return line.substring(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String ask(String command) {
    say(command);
    return hear();
  }

  void signal(String name) {
    try {
      int code =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      if (code != 0) {
        throw new AssertionError("kill -" + name + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
