package org.timecoin.localnet.legacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.timecoin.localnet.legacy.PeerOptions.DialOptions;
import org.timecoin.localnet.legacy.chain.NamedBlock;
import org.timecoin.localnet.legacy.chain.UnreadableChain;
import org.timecoin.localnet.legacy.generate.ChainPlan;
import org.timecoin.localnet.legacy.generate.MadeUpChain;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./timenode peer}: a legacy peer in the foreground that prints what happens to it. */
@Command(
    name = "peer",
    description = "Run a peer that speaks the legacy protocol, honest or faulty, until Ctrl-C.")
public final class PeerCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--listen",
      defaultValue = "127.0.2.1:24100",
      description = "HOST:PORT; port 0 takes a free one (default ${DEFAULT-VALUE})")
  private String listen;

  @Option(
      names = "--chain",
      description = "file of blocks, one a line, .gz or not (default: the genesis of Testnet)")
  private Optional<Path> chain;

  @Option(
      names = "--generate",
      paramLabel = "BLOCKS",
      description = "instead of --chain: a made-up chain of so many blocks")
  private Optional<Integer> generate = Optional.empty();

  @Option(
      names = "--spends",
      defaultValue = "0",
      description = "with --generate, transactions in each block (default ${DEFAULT-VALUE})")
  private int spends;

  @Option(names = "--up-to", description = "serve no block above this height")
  private Optional<Long> upTo;

  @Option(
      names = "--corrupt",
      description =
          "FILE#NAME, FILE#LINE or FILE#LINE@HEIGHT: serve this block in place of another")
  private List<String> corrupt = new ArrayList<>();

  @Option(names = "--dial", description = "HOST:PORT of a node to connect to and follow")
  private List<String> dial = new ArrayList<>();

  @Option(
      names = "--at-once",
      description = "when dialling, send handshake and questions as one segment")
  private boolean atOnce;

  @Option(
      names = "--poll-seconds",
      defaultValue = "120",
      description = "when dialling, ask for the height this often (default ${DEFAULT-VALUE})")
  private long pollSeconds;

  @CommandLine.Mixin private FaultOptions faults;

  @Override
  public Integer call() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    try (LegacyPeer peer = LegacyPeer.start(options())) {
      Runtime.getRuntime().addShutdownHook(new Thread(interrupted::countDown));
      interrupted.await();
      spec.commandLine().getOut().println("height " + peer.height() + " " + peer.tipHash());
      return 0;
    } catch (UnreadableChain | UncheckedIOException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /** The options as given on the command line. */
  PeerOptions options() {
    PeerOptions options =
        new PeerOptions(
            address(listen),
            generate.map(this::madeUp).or(() -> chain),
            upTo.map(OptionalLong::of).orElse(OptionalLong.empty()),
            Optional.empty(),
            faults.given(),
            corrupt.stream().map(NamedBlock::find).toList(),
            dial.stream().map(this::dialOptions).toList(),
            event -> {});
    return options.withTrace(spec.commandLine().getOut()::println);
  }

  private Path madeUp(int blocks) {
    try {
      Path file = Files.createTempFile("made-up-", ".jsonl");
      file.toFile().deleteOnExit();
      return MadeUpChain.write(ChainPlan.busy(blocks, spends), file).file();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make up a chain: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private DialOptions dialOptions(String target) {
    return new DialOptions(
        address(target), Optional.empty(), atOnce, Duration.ofSeconds(Math.max(1, pollSeconds)));
  }

  private InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    try {
      // A text without a colon, or with nothing before it, fails here like a bad port.
      return new InetSocketAddress(
          text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "'" + text + "' is not HOST:PORT", e);
    }
  }
}
