package org.timecoin.chain.rpc.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One HTTP request: its body within a bound, and one answer. Lives on the event loop of its
 * connection.
 */
final class RpcExchange {

  private static final int TOO_LARGE = 413;
  private static final Pattern LOOPBACK = Pattern.compile("127\\..*|::1|0:0:0:0:0:0:0:1(%.*)?");

  private final HttpServerRequest request;
  private final int bodyBytesMax;
  private Buffer body = Buffer.buffer();
  private boolean answered;

  RpcExchange(HttpServerRequest request, int bodyBytesMax) {
    this.request = request;
    this.bodyBytesMax = bodyBytesMax;
  }

  /** What the request shows of its sender. */
  Caller caller() {
    return new Caller(
        isLoopback(),
        request.method().name(),
        header("Host"),
        header("Origin"),
        header("Sec-Fetch-Mode"),
        header("Content-Type"),
        header("Authorization"));
  }

  private boolean isLoopback() {
    return Optional.ofNullable(request.connection().remoteAddress().hostAddress())
        .filter(address -> LOOPBACK.matcher(address).matches())
        .isPresent();
  }

  private Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeader(name));
  }

  /** Reads the body and hands it on, unless it is too large, which is answered here. */
  void read(BodyHandler whole) {
    if (claimedLength() > bodyBytesMax) {
      refuse(TOO_LARGE, "at most " + bodyBytesMax + " bytes");
      return;
    }
    request.handler(this::take);
    request.endHandler(
        unused -> {
          if (!answered) {
            whole.handle(body.getBytes());
          }
        });
  }

  private long claimedLength() {
    String claimed = request.getHeader("Content-Length");
    try {
      return claimed == null ? 0 : Long.parseLong(claimed.strip());
    } catch (NumberFormatException e) {
      // Netty has refused such a request before; should it not have, the bytes are counted below.
      return 0;
    }
  }

  private void take(Buffer part) {
    if (answered) {
      return;
    }
    if (body.length() + part.length() > bodyBytesMax) {
      body = Buffer.buffer();
      refuse(TOO_LARGE, "at most " + bodyBytesMax + " bytes");
    } else {
      body.appendBuffer(part);
    }
  }

  /** Answers with a status and a line of text, and closes, since the rest may not be read. */
  void refuse(int status, String reason) {
    HttpServerResponse response = begin(status);
    if (status == 401) {
      response.putHeader("WWW-Authenticate", "Basic realm=\"jsonrpc\"");
    }
    response.putHeader("Content-Type", "text/plain; charset=utf-8");
    response.putHeader("Connection", "close");
    var unused = response.end(reason + "\n").onComplete(done -> request.connection().close());
  }

  /** Answers with JSON, or with nothing when nobody expects an answer. */
  void answer(Optional<byte[]> json) {
    if (answered) {
      return;
    }
    if (json.isEmpty()) {
      var unused = begin(204).end();
      return;
    }
    HttpServerResponse response = begin(200);
    response.putHeader("Content-Type", "application/json");
    var unused = response.end(Buffer.buffer(json.get()));
  }

  private HttpServerResponse begin(int status) {
    answered = true;
    return request.response().setStatusCode(status);
  }

  /** Takes a whole body. */
  interface BodyHandler {
    void handle(byte[] body);
  }
}
