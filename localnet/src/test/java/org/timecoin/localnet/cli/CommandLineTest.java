package org.timecoin.localnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timecoin.localnet.key.KeyFile;

/** What a person reads and which exit code a script gets. */
class CommandLineTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "frob                         | There is no command 'frob'. See ./timenode help.",
        "up --scenario takeover       | Unknown options: '--scenario', 'takeover'. See ./timenode help up.",
        "up --nodes many              | Invalid value for option '--nodes'",
        "up --nodes                   | Missing required parameter for option '--nodes' (N). See ./timenode help up.",
        "up --nodes 0                 | --nodes is 0; it must be 1 to 100.",
        "up --peer nonsense           | --peer 'nonsense' is not HOST:PORT or NODE=HOST:PORT",
        "up --network moon            | --network 'moon' is none of devnet, testnet and mainnet.",
        "up --now yesterday           | --now 'yesterday' is not a time such as 2025-12-14T21:20:30Z.",
        "up --port-base 80            | --port-base '80' is neither auto nor a port from 1024 to 64000.",
        "up --network testnet --interval 5 | --interval is for devnets",
        "restart n0 --rolling         | Unknown option: '--rolling'. See ./timenode help restart.",
        "kill                         | Missing required parameter: 'NODE[/SERVICE]'. See ./timenode help kill.",
        "status                       | No fleet lives in",
        "down                         | No fleet lives in",
        "logs n0                      | No fleet lives in",
        "cli getblockcount            | No fleet lives in",
        "key                          | Missing required subcommand. See ./timenode help key.",
        "key new                      | Missing required parameter: 'FILE'. See ./timenode key new --help."
      })
  void whatCanBePutRightIsOneSentenceAndExitCodeTwo(String line, String sentence) {
    List<String> arguments = new ArrayList<>(List.of(line.split(" +", -1)));
    if (!List.of("frob", "key").contains(arguments.getFirst())) {
      arguments.addAll(1, List.of("--data", directory.resolve("none").toString()));
    }

    assertThat(run(arguments.toArray(new String[0]))).isEqualTo(2);
    assertThat(err.toString()).startsWith(sentence).endsWith(".\n").hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void whatIsRefusedLeavesNothingBehind() throws Exception {
    Path data = directory.resolve("fleet");

    run("up", "--data", data.toString(), "--nodes", "1", "--peer", "n5=1.2.3.4:5");

    assertThat(err.toString()).contains("the nodes are n0 alone.");
    assertThat(data.resolve("fleet.json")).doesNotExist();
    assertThat(data.resolve("nodes")).doesNotExist();
  }

  @Test
  void everyCommandExplainsItself() {
    StringBuilder all = new StringBuilder();
    for (String command :
        List.of("up", "status", "down", "kill", "start", "restart", "logs", "cli", "key", "peer")) {
      assertThat(run("help", command)).isZero();
      String help = out.toString();
      assertThat(run(command, "--help")).isZero();
      assertThat(out.toString()).isEqualTo(help.repeat(2));
      all.append(help);
      out.getBuffer().setLength(0);
    }
    assertThat(all).contains("--port-base", "--json", "NODE[/SERVICE]", "METHOD");
  }

  @Test
  void theCommandsForKeysExplainThemselves() {
    assertThat(run("key", "new", "--help")).isZero();
    assertThat(out.toString()).contains("key new").contains("the new PEM file");
  }

  @Test
  void keysAreMadeShownAndTakenOver() throws Exception {
    Path first = directory.resolve("first.pem");
    Path second = directory.resolve("second.pem");

    assertThat(run("key", "new", first.toString())).isZero();
    String publicKey = KeyFile.read(first).publicKey().hex();
    assertThat(out.toString()).contains(publicKey, "TIME0", "TIME1").doesNotContain("PRIVATE");

    assertThat(run("key", "import", first.toString(), second.toString())).isZero();
    assertThat(Files.readString(second)).isEqualTo(Files.readString(first));
    assertThat(run("key", "show", second.toString())).isZero();
    assertThat(run("key", "new", first.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("never overwritten");
  }

  private int run(String... arguments) {
    return LocalnetMain.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
        .execute(arguments);
  }
}
