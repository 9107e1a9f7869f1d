package org.timecoin.localnet.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.timecoin.localnet.legacy.PeerEvent.Kind;
import org.timecoin.localnet.legacy.PeerOptions.DialOptions;
import org.timecoin.localnet.legacy.chain.LegacyChain;
import org.timecoin.localnet.legacy.wire.LineReader;
import org.timecoin.localnet.legacy.wire.OutgoingLine;

/** The legacy client line by line, the test playing the node it dials. */
class DialledConnectionTest {
  private ServerSocket server;
  private LegacyPeer dialler;
  private Socket socket;
  private LineReader lines;

  @BeforeEach
  void dial() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
    DialOptions dial = new DialOptions(address, Optional.empty(), false, Duration.ofMinutes(2));
    dialler = LegacyPeer.start(LegacyPeers.options().withDial(dial));
    socket = server.accept();
    socket.setSoTimeout(20_000);
    lines = new LineReader(socket.getInputStream(), 1 << 20);
    assertThat(line() + "\n").isEqualTo(OutgoingLine.HANDSHAKE);
  }

  @AfterEach
  void close() throws IOException {
    dialler.close();
    socket.close();
    server.close();
  }

  @Test
  void waitsForTheAckBeforeItAsksAnything() throws IOException {
    send("\"GetPeers\"\n");
    socket.setSoTimeout(200);
    assertThat(nothingComes()).isTrue();
    socket.setSoTimeout(20_000);
    send(OutgoingLine.HANDSHAKE_ACK);
    assertThat(line()).isEqualTo("\"GetUTXOStateHash\"");
    assertThat(line()).isEqualTo("\"GetBlockHeight\"");
    assertThat(line()).isEqualTo("\"GetPendingTransactions\"");
    assertThat(line()).isEqualTo("\"GetMasternodes\"");
    assertThat(line()).isEqualTo("\"GetPeers\"");
    assertThat(line()).as("the timer's first beat").isEqualTo("\"GetBlockHeight\"");
  }

  @Test
  void dropsWhatComesBeforeTheAck() throws IOException {
    send(OutgoingLine.height(50) + OutgoingLine.HANDSHAKE_ACK);
    readQuestions();
    send(OutgoingLine.height(7));
    assertThat(line()).isEqualTo("{\"GetBlocks\":[0,7]}");
  }

  @Test
  void asksForMoreWhenAHundredBlocksCame() throws IOException {
    send(OutgoingLine.HANDSHAKE_ACK);
    readQuestions();
    send(OutgoingLine.height(150));
    assertThat(line()).isEqualTo("{\"GetBlocks\":[0,150]}");
    send(OutgoingLine.height(150));
    send(blocks(0, 100));
    assertThat(line()).as("no second request while one is open").isEqualTo("\"GetBlockHeight\"");
    assertThat(dialler.height()).isEqualTo(100);
    send(OutgoingLine.height(150));
    assertThat(line()).isEqualTo("{\"GetBlocks\":[101,150]}");
  }

  @Test
  void aLineItCannotReadIsLeftAlone() throws IOException {
    send(OutgoingLine.HANDSHAKE_ACK);
    readQuestions();
    send("{\"FutureMessage\":1}\n" + OutgoingLine.height(1));
    assertThat(line()).isEqualTo("{\"GetBlocks\":[0,1]}");
    assertThat(dialler.events().count(Kind.PARSE_FAILURE)).isEqualTo(1);
  }

  @Test
  void asksForTheWholeSetWhenStatesDifferAtItsHeight() throws IOException {
    send(OutgoingLine.HANDSHAKE_ACK);
    readQuestions();
    send(OutgoingLine.utxoStateHash(new byte[32], 5, 1));
    send(OutgoingLine.utxoStateHash(new byte[32], 0, 1));
    assertThat(line()).isEqualTo("\"GetUTXOSet\"");
    assertThat(dialler.events().count(Kind.UTXO_STATE_HEARD, "different")).isEqualTo(1);
  }

  @Test
  void aConnectionClosedBeforeTheAckIsAFailure() throws IOException {
    socket.close();
    LegacyPeers.await("the failure", () -> dialler.events().count(Kind.DIAL_FAILED) == 1);
    assertThat(dialler.events().count(Kind.ACKNOWLEDGED)).isZero();
  }

  private void readQuestions() throws IOException {
    for (int i = 0; i < 7; i++) {
      line();
    }
  }

  private static String blocks(int first, int last) {
    StringBuilder line = new StringBuilder("{\"BlocksResponse\":[");
    try (LegacyChain chain = LegacyChain.open(Vectors.chain())) {
      for (int height = first; height <= last; height++) {
        line.append(height > first ? "," : "")
            .append(new String(chain.line(height).orElseThrow(), StandardCharsets.UTF_8));
      }
    }
    return line.append("]}\n").toString();
  }

  private boolean nothingComes() throws IOException {
    try {
      return lines.next().isEmpty();
    } catch (SocketTimeoutException quiet) {
      return true;
    }
  }

  private String line() {
    try {
      return new String(lines.next().orElseThrow(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }
}
