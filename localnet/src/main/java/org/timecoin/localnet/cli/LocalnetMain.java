package org.timecoin.localnet.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.timecoin.localnet.legacy.PeerCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.OptionSpec;

/** The main class behind {@code ./timenode}. A further command is one more class in the list. */
@Command(
    name = "timenode",
    description = "A fleet of TIME Coin nodes on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UpCommand.class,
      StatusCommand.class,
      DownCommand.class,
      KillCommand.class,
      StartCommand.class,
      RestartCommand.class,
      LogsCommand.class,
      CliCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      KeyCommand.class,
      PeerCommand.class,
      HelpCommand.class
    },
    footer = {
      "",
      "  test     everything that continuous integration runs",
      "  bench    measures, side by side with limits",
      "",
      "Exit codes: 0 done, 1 it didn't work, 2 something you can put right."
    })
public final class LocalnetMain {
  /** Libraries log through this; what a command has to say it prints. */
  private static final Logger LIBRARIES = Logger.getLogger("");

  private LocalnetMain() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] arguments) {
    LIBRARIES.setLevel(Level.SEVERE);
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(commandLine(out, err).execute(arguments));
  }

  /** The commands, printing there; failures are sentences, not stack traces. */
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    CommandLine commands = new CommandLine(new LocalnetMain());
    commands.setOut(out).setErr(err);
    commands.setParameterExceptionHandler(Sentences::malformed);
    commands.setExecutionExceptionHandler(Sentences::failed);
    commands.setUsageHelpAutoWidth(true);
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    // What stands behind the method belongs to the method, also when it begins with a dash.
    commands.getSubcommands().get("cli").setStopAtPositional(true);
    explain(commands);
    return commands;
  }

  /** {@code --help} behind a command says the same as {@code help} before it. */
  private static void explain(CommandLine command) {
    command
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("explain this command")
                .build());
    command.getSubcommands().values().stream()
        .filter(sub -> !(sub.getCommand() instanceof HelpCommand))
        .forEach(LocalnetMain::explain);
  }
}
