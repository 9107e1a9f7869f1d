package org.timecoin.chain.rpc.events;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** Reads a stream of server-sent events as a browser would, until it is closed. */
public final class SseReader implements AutoCloseable, Flow.Subscriber<String> {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final AtomicInteger comments = new AtomicInteger();
  private final CompletableFuture<Integer> status = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private String id = "";
  private String name = "";
  private String data = "";

  /** One event. */
  public record Event(String id, String name, String data) {
    public long seq() {
      return Long.parseLong(id.substring(id.indexOf(':') + 1));
    }
  }

  /** Opens a stream; headers are names and values in turn. */
  public SseReader(String url, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    if (headers.length > 0) {
      request.headers(headers);
    }
    var unused =
        client.sendAsync(
            request.build(),
            (HttpResponse.ResponseInfo info) -> {
              status.complete(info.statusCode());
              return BodySubscribers.fromLineSubscriber(this);
            });
  }

  /** Waits for the status of the answer. */
  public int status() {
    return status.orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS).join();
  }

  /** Waits for so many events; they and those after them. */
  public List<Event> await(int count) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> events.size() >= count || ended.isDone());
    return events();
  }

  public List<Event> events() {
    return List.copyOf(events);
  }

  public List<Long> seqs() {
    return events.stream().map(Event::seq).toList();
  }

  public int comments() {
    return comments.get();
  }

  /** Waits for a good end of the stream. */
  public void awaitEnd() {
    ended.orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS).join();
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(String line) {
    if (line.isEmpty() && !data.isEmpty()) {
      events.add(new Event(id, name, data));
      data = "";
    } else if (line.startsWith(":")) {
      comments.incrementAndGet();
    } else if (line.startsWith("id: ")) {
      id = line.substring(4);
    } else if (line.startsWith("event: ")) {
      name = line.substring(7);
    } else if (line.startsWith("data: ")) {
      data = line.substring(6);
    }
  }

  @Override
  public void onError(Throwable failure) {
    ended.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    ended.complete(null);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
