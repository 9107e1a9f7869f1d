package org.timecoin.consensus.store.votes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a client and PostgreSQL, and cuts the connection at the next commit. Clients must
 * send commits as text: {@code prepareThreshold=0}.
 */
final class CuttingProxy implements AutoCloseable {

  /** Where the connection breaks. */
  enum Cut {
    /** Nowhere. */
    NONE,
    /** The commit never reaches the server. */
    BEFORE,
    /** The server commits, and its answer never reaches the client. */
    AFTER,
    /** The client is cut off; the server gets the commit when the test says so. */
    LATE
  }

  private static final String COMMIT = "COMMIT\0";

  private final ServerSocket listener;
  private final int target;
  private final AtomicReference<Cut> cut = new AtomicReference<>(Cut.NONE);
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicBoolean last = new AtomicBoolean();
  private final CountDownLatch late = new CountDownLatch(1);

  CuttingProxy(int target) {
    this.target = target;
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  void cutNext(Cut where) {
    cut.set(where);
  }

  /** The same, and nobody connects again. */
  void cutForEver(Cut where) {
    last.set(true);
    cut.set(where);
  }

  int cuts() {
    return cuts.get();
  }

  /** Lets the held commit through. */
  void deliver() {
    late.countDown();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        Link link = new Link(client, server, new AtomicReference<>(Cut.NONE));
        Thread.ofPlatform().daemon().start(link::upstream);
        Thread.ofPlatform().daemon().start(link::downstream);
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  /** One connection. */
  private final class Link {
    private final Socket client;
    private final Socket server;
    private final AtomicReference<Cut> broken;

    Link(Socket client, Socket server, AtomicReference<Cut> broken) {
      this.client = client;
      this.server = server;
      this.broken = broken;
    }

    void upstream() {
      try (client;
          server) {
        InputStream in = client.getInputStream();
        OutputStream out = server.getOutputStream();
        byte[] buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          String text = new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
          if (text.contains(COMMIT)) {
            broken.set(cut.getAndSet(Cut.NONE));
          }
          if (broken.get() != Cut.NONE) {
            cuts.incrementAndGet();
            if (last.get()) {
              listener.close();
            }
            breakAt(out, buffer, n);
            return;
          }
          out.write(buffer, 0, n);
        }
      } catch (IOException | InterruptedException e) {
        // one side is gone: so is the other
      }
    }

    private void breakAt(OutputStream out, byte[] commit, int length)
        throws IOException, InterruptedException {
      switch (broken.get()) {
        case AFTER -> {
          out.write(commit, 0, length);
          // Until the server closes or answers; downstream() swallows the answer.
          while (client.getInputStream().read() >= 0) {
            Thread.onSpinWait();
          }
        }
        case LATE -> {
          client.close();
          late.await();
          out.write(commit, 0, length);
          server.shutdownOutput();
          while (server.getInputStream().read() >= 0) {
            Thread.onSpinWait();
          }
        }
        default -> client.close();
      }
    }

    void downstream() {
      try {
        InputStream in = server.getInputStream();
        byte[] buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          if (broken.get() == Cut.AFTER) {
            break;
          }
          if (broken.get() == Cut.NONE) {
            client.getOutputStream().write(buffer, 0, n);
          }
        }
        if (broken.get() != Cut.LATE) {
          client.close();
        }
      } catch (IOException e) {
        // one side is gone: upstream() closes the other
      }
    }
  }

  @Override
  public void close() {
    late.countDown();
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
