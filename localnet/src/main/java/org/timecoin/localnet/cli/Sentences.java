package org.timecoin.localnet.cli;

import org.timecoin.contracts.service.BadConfiguration;
import org.timecoin.embedded.EmbeddedServerException;
import org.timecoin.localnet.FleetFailure;
import org.timecoin.localnet.UserError;
import org.timecoin.localnet.status.RpcError;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a person reads when a command can't do what it was asked. */
final class Sentences {
  private static final int FAILED = 1;
  private static final int PUT_RIGHT = 2;

  private Sentences() {}

  /** Options or arguments that make no sense. */
  static int malformed(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    String message =
        switch (e) {
          case UnmatchedArgumentException unknown when isCommand(unknown) ->
              "There is no command '" + unknown.getUnmatched().getFirst() + "'";
          case ParameterException other when other.getCause() instanceof UserError user ->
              user.getMessage();
          default -> e.getMessage();
        };
    String first = message.lines().findFirst().orElse("The command line can't be read.");
    String end = first.endsWith(".") ? "" : ".";
    String help = helpFor(command);
    command.getErr().println(first + end + " See ./timenode " + help + ".");
    return PUT_RIGHT;
  }

  private static boolean isCommand(UnmatchedArgumentException unknown) {
    return unknown.getCommandLine().getParent() == null
        && !unknown.getUnmatched().getFirst().startsWith("-");
  }

  /** A command that couldn't; anything but the kinds below is a bug and shows where it is. */
  static int failed(Exception e, CommandLine command, ParseResult result) throws Exception {
    return switch (e) {
      case UserError user -> say(command, user, PUT_RIGHT);
      case BadConfiguration configuration -> say(command, configuration, PUT_RIGHT);
      case FleetFailure failure -> say(command, failure, FAILED);
      case EmbeddedServerException failure -> say(command, failure, FAILED);
      case RpcError error -> {
        command.getErr().println("error code: " + error.code());
        command.getErr().println("error message: " + error.getMessage());
        yield FAILED;
      }
      default -> throw e;
    };
  }

  private static int say(CommandLine command, Exception e, int code) {
    command.getErr().println(e.getMessage());
    return code;
  }

  private static String helpFor(CommandLine command) {
    if (command.getParent() == null) {
      return "help";
    }
    // "help" knows only the first level of commands.
    return command.getParent().getParent() == null
        ? "help " + command.getCommandName()
        : command.getParent().getCommandName() + " " + command.getCommandName() + " --help";
  }
}
