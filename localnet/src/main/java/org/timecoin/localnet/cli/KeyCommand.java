package org.timecoin.localnet.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.timecoin.localnet.key.KeyFile;
import org.timecoin.localnet.key.KeyImport;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./timenode key}: private keys in PEM files that only their owner can read. */
@Command(
    name = "key",
    description = "Make, take over or show a private key.",
    synopsisSubcommandLabel = "(new | import | show)")
final class KeyCommand {
  @Spec private CommandSpec spec;

  @Command(name = "new", description = "Make a new key.")
  int create(@Parameters(paramLabel = "FILE", description = "the new PEM file") Path file) {
    return show(file, KeyFile.create(file));
  }

  @Command(
      name = "import",
      description =
          "Take over a key: a PEM key, a seed of 64 hex digits, or the legacy node's"
              + " time-wallet.dat.")
  int take(
      @Parameters(paramLabel = "FROM", description = "the file that holds the key") Path from,
      @Parameters(paramLabel = "FILE", description = "the new PEM file") Path file) {
    SigningKey key = KeyImport.read(from);
    KeyFile.write(file, key);
    return show(file, key);
  }

  @Command(name = "show", description = "Show the public key and the addresses of a key.")
  int show(@Parameters(paramLabel = "FILE", description = "a PEM file") Path file) {
    return show(file, KeyFile.read(file));
  }

  private int show(Path file, SigningKey key) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("file             " + file);
    out.println("public key       " + key.publicKey().hex());
    out.println("testnet, devnet  " + key.address(AddressDigit.TESTNET).text());
    out.println("mainnet          " + key.address(AddressDigit.MAINNET).text());
    return 0;
  }
}
