package org.timecoin.localnet.fleet;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands in for a service where a test is about processes, not about what they do: it starts like
 * one, is configured like one and answers for its health. A file beside its jar says how it
 * behaves.
 */
public final class FakeService {
  private FakeService() {}

  /** Runs until it is told to end. */
  public static void main(String[] arguments) throws Exception {
    Path jar =
        Path.of(FakeService.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path behaviour = jar.resolveSibling("behaviour");
    switch (Files.exists(behaviour) ? Files.readString(behaviour) : "serve") {
      case "refuse" -> {
        System.err.println("some noise of a library");
        System.err.println("timenode chain: timenode.network is 'moon'; it must be another.");
        System.exit(2);
      }
      case "crash" -> throw new IllegalStateException("out of luck");
      case "linger" -> {
        Runtime.getRuntime().addShutdownHook(new Thread(FakeService::linger));
        serve();
      }
      default -> serve();
    }
  }

  private static void serve() throws Exception {
    int port = Integer.parseInt(System.getenv("QUARKUS_MANAGEMENT_PORT"));
    listen(port, "/q/health/ready", "{}");
    String rpc = System.getenv("TIMENODE_RPC_LISTEN");
    if (rpc != null) {
      listen(
          Integer.parseInt(rpc.substring(rpc.lastIndexOf(':') + 1)),
          "/",
          "{\"result\":{\"blocks\":17,\"bestblockhash\":\"ab\",\"expectedheight\":20,"
              + "\"state\":\"waiting\",\"network\":\""
              + System.getenv("TIMENODE_NETWORK")
              + "\"}}");
    }
    new CountDownLatch(1).await();
  }

  /** Takes its time to end. */
  private static void linger() {
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(4));
  }

  private static void listen(int port, String path, String answer) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = HttpServer.create(address, 0);
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }
}
