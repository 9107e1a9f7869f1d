package org.timecoin.localnet.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenConnectionsTest {
  private final OpenConnections connections = new OpenConnections();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 300, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws Exception {
    server.close();
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  @Test
  void onlySoManyAreTaken() throws IOException {
    Connection first = connect();
    assertThat(connections.add(first)).isTrue();
    for (int i = 1; i < OpenConnections.MAX; i++) {
      assertThat(connections.add(connect())).isTrue();
    }
    Connection oneMore = connect();
    assertThat(connections.add(oneMore)).isFalse();
    connections.remove(first);
    assertThat(connections.add(oneMore)).isTrue();
  }

  @Test
  void closingClosesEachAndTakesNoMore() throws IOException {
    Connection connection = connect();
    connections.add(connection);
    assertThat(connections.isClosed(Duration.ZERO)).isFalse();
    connections.closeAll();
    assertThat(connections.isClosed(Duration.ZERO)).isTrue();
    assertThat(connection.pause(Duration.ofHours(1))).as("it is closed").isFalse();
    assertThat(connections.add(connect())).isFalse();
  }

  @Test
  void waitingForTheEndStopsWhenItComes() throws InterruptedException {
    Thread closer = Thread.ofVirtual().start(connections::closeAll);
    assertThat(connections.isClosed(Duration.ofHours(1))).isTrue();
    closer.join();
  }

  private Connection connect() throws IOException {
    Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
    opened.add(server.accept());
    Connection connection = new Connection(socket);
    opened.add(connection);
    return connection;
  }
}
