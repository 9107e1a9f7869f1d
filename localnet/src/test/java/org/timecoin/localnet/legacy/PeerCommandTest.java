package org.timecoin.localnet.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.localnet.legacy.PeerOptions.DialOptions;
import org.timecoin.localnet.legacy.chain.LegacyChain;
import org.timecoin.localnet.legacy.chain.UnreadableChain;
import picocli.CommandLine;

class PeerCommandTest {
  @Test
  void withoutOptionsItIsAnHonestPeer() {
    PeerOptions options = parse();
    assertThat(options.listen()).isEqualTo(new InetSocketAddress("127.0.2.1", 24100));
    assertThat(options.chain()).isEmpty();
    assertThat(options.upTo()).isEmpty();
    assertThat(options.faults()).isEmpty();
    assertThat(options.dials()).isEmpty();
  }

  @Test
  void everyOptionIsTaken() {
    PeerOptions options =
        parse(
            "--listen=127.0.0.1:0",
            "--chain=" + Vectors.chain(),
            "--up-to=1000",
            "--corrupt=" + Vectors.path("corrupt-blocks.jsonl") + "#no_coinbase",
            "--dial=127.0.1.1:24100",
            "--at-once",
            "--poll-seconds=5");
    assertThat(options.chain()).contains(Vectors.chain());
    assertThat(options.upTo()).isEqualTo(OptionalLong.of(1000));
    assertThat(options.substitutes()).singleElement().matches(b -> b.height() == 1001);
    DialOptions dial = options.dials().getFirst();
    assertThat(dial.target()).isEqualTo(new InetSocketAddress("127.0.1.1", 24100));
    assertThat(dial.atOnce()).isTrue();
    assertThat(dial.poll()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aChainCanBeMadeUp() {
    PeerOptions options = parse("--generate=120", "--spends=2");
    try (LegacyChain chain = LegacyChain.open(options.chain().orElseThrow())) {
      assertThat(chain.height()).isEqualTo(120);
    }
    assertThatThrownBy(() -> parse("--generate=-1"))
        .isInstanceOf(CommandLine.ParameterException.class);
  }

  @Test
  void everyFaultIsTaken() {
    PeerOptions options =
        parse(
            "--no-ack",
            "--garbage",
            "--silent",
            "--claim=9",
            "--delay-ms=10",
            "--drop-after=3",
            "--chunk-bytes=0",
            "--stall-after-bytes=4",
            "--prefix=5",
            "--shift=-6");
    assertThat(options.faults())
        .containsExactlyInAnyOrder(
            new Fault.NoAck(),
            new Fault.Garbage(),
            new Fault.Silent(),
            new Fault.ClaimedHeight(9),
            new Fault.Delay(Duration.ofMillis(10)),
            new Fault.DropAfter(3),
            new Fault.Chunks(1),
            new Fault.StallAfter(4),
            new Fault.Prefix(5),
            new Fault.Shifted(-6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"24100", "host:", ":", "127.0.0.1:99999", "127.0.0.1:-1", "a:b"})
  void aMalformedAddressIsOneSentence(String address) {
    assertThatThrownBy(() -> parse("--listen=" + address))
        .isInstanceOf(CommandLine.ParameterException.class)
        .hasMessage("'" + address + "' is not HOST:PORT");
  }

  @Test
  void aMissingFileIsOneSentenceAndExitCodeTwo() {
    CommandLine line = new CommandLine(new PeerCommand());
    java.io.StringWriter errors = new java.io.StringWriter();
    line.setErr(new java.io.PrintWriter(errors));
    assertThat(line.execute("--listen=127.0.0.1:0", "--chain=/nowhere.jsonl")).isEqualTo(2);
    assertThat(errors.toString()).startsWith("cannot read /nowhere.jsonl");
    assertThatThrownBy(() -> parse("--corrupt=nothing")).isInstanceOf(UnreadableChain.class);
  }

  private static PeerOptions parse(String... arguments) {
    PeerCommand command = new PeerCommand();
    new CommandLine(command).parseArgs(arguments);
    return command.options();
  }
}
