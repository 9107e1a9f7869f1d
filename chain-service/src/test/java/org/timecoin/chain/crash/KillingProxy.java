package org.timecoin.chain.crash;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a writer and PostgreSQL, counts the statements that the writer sends, and has
 * somebody killed at one of them: every statement is a point at which something may or may not have
 * become durable.
 */
final class KillingProxy implements AutoCloseable {

  /** Whom to kill at which statement. */
  record Kill(int statement, boolean delivered, Runnable victim) {}

  private static final int SSL_REQUEST = 80_877_103;

  private final ServerSocket listener;
  private final int target;
  private final AtomicInteger statements = new AtomicInteger();
  private final AtomicReference<Optional<Kill>> next = new AtomicReference<>(Optional.empty());
  private final AtomicReference<CountDownLatch> killed =
      new AtomicReference<>(new CountDownLatch(1));

  KillingProxy(int target) {
    this.target = target;
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().name("killing-proxy").start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Counts from nothing again, and kills at a statement. */
  void arm(Kill kill) {
    statements.set(0);
    killed.set(new CountDownLatch(1));
    next.set(Optional.of(kill));
  }

  /** Kills nobody any more; how many statements were counted since. */
  int disarm() {
    next.set(Optional.empty());
    return statements.get();
  }

  /** Whether the kill was done. */
  boolean isDone() {
    return killed.get().getCount() == 0;
  }

  private void accept() {
    try {
      while (true) {
        pass(listener.accept());
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void pass(Socket client) throws IOException {
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      Thread.ofPlatform().daemon().start(() -> upstream(client, server));
      Thread.ofPlatform().daemon().start(() -> downstream(server, client));
    } catch (ConnectException e) {
      // The server is down, and who wants to talk to it must notice.
      client.close();
    }
  }

  private void upstream(Socket client, Socket server) {
    try (client;
        server) {
      DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
      OutputStream out = server.getOutputStream();
      while (!greeting(in, out)) {
        out.flush();
      }
      while (true) {
        message(in, out);
      }
    } catch (IOException gone) {
      // One side is gone: so is the other.
    }
  }

  /** Passes a message of the beginning on, which has no type; whether it was the last such. */
  private static boolean greeting(DataInputStream in, OutputStream out) throws IOException {
    int length = in.readInt();
    byte[] body = in.readNBytes(length - Integer.BYTES);
    out.write(ByteBuffer.allocate(length).putInt(length).put(body).array());
    return ByteBuffer.wrap(body).getInt() != SSL_REQUEST;
  }

  private void message(DataInputStream in, OutputStream out) throws IOException {
    byte type = in.readByte();
    int length = in.readInt();
    byte[] body = in.readNBytes(length - Integer.BYTES);
    byte[] message = ByteBuffer.allocate(1 + length).put(type).putInt(length).put(body).array();
    Optional<Kill> due = isStatement(type) ? due(statements.incrementAndGet()) : Optional.empty();
    if (due.isEmpty()) {
      out.write(message);
      return;
    }
    if (due.get().delivered()) {
      out.write(message);
      out.flush();
    }
    due.get().victim().run();
    killed.get().countDown();
    throw new IOException("killed");
  }

  private Optional<Kill> due(int statement) {
    return next.get().filter(kill -> kill.statement() == statement);
  }

  /** Execute of the extended protocol, or a whole simple query such as BEGIN and COMMIT. */
  private static boolean isStatement(byte type) {
    return type == 'E' || type == 'Q';
  }

  private static void downstream(Socket server, Socket client) {
    try (server;
        client) {
      InputStream in = server.getInputStream();
      in.transferTo(client.getOutputStream());
    } catch (IOException gone) {
      // One side is gone: so is the other.
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
