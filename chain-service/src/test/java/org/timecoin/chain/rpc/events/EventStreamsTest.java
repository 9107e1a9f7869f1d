package org.timecoin.chain.rpc.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.timecoin.chain.rpc.events.EventsFixture.PATIENCE;
import static org.timecoin.chain.rpc.events.EventsFixture.READERS_MAX;
import static org.timecoin.chain.rpc.events.EventsFixture.id;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.contracts.topic.Topic;
import org.timecoin.embedded.TestServers;

/**
 * Readers of events over a real log, friendly, slow and hostile. Five events are kept in memory.
 */
class EventStreamsTest {

  private static final AtomicInteger NODES = new AtomicInteger();

  private final String kafka = TestServers.shared().kafka();
  private final String nodeId = "events-" + NODES.incrementAndGet();
  private EventsFixture node;

  @BeforeEach
  void start() {
    EventsFixture.makeTopics(kafka, nodeId);
    node = new EventsFixture(kafka, nodeId, 0).following();
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void whatHappensIsToldAsItHappensBehindTheTip() {
    try (SseReader reader = node.read("")) {
      reader.await(1);
      node.applied(1, 1);
      node.publish(EventsFixture.undone(2));

      List<SseReader.Event> events = reader.await(3);
      String hash = EventsFixture.GENESIS.hex();
      assertThat(events)
          .containsExactly(
              new SseReader.Event(
                  id(0), "tip", "{\"seq\":0,\"height\":0,\"hash\":\"" + hash + "\"}"),
              new SseReader.Event(
                  id(1),
                  "applied",
                  "{\"seq\":1,\"firstHeight\":1,\"height\":10,\"hash\":\"%s\",\"transactions\":11,\"finalized\":1}"
                      .formatted(hash)),
              new SseReader.Event(
                  id(2),
                  "undone",
                  "{\"seq\":2,\"fromHeight\":20,\"height\":3,\"hash\":\"%s\"}".formatted(hash)));
    }
  }

  @Test
  void aReaderThatComesBackMissesNothingAndSeesNothingTwice() {
    String last;
    try (SseReader reader = node.read("")) {
      reader.await(1);
      node.applied(1, 4);
      last = reader.await(5).getLast().id();
    }
    node.applied(5, 16);
    // Its browser comes back to the same address and says how far it was.
    try (SseReader reader = node.read("?from=earliest", "Last-Event-ID", last)) {
      reader.await(12);
      node.applied(17, 18);
      reader.await(14);
      assertThat(reader.seqs()).isEqualTo(seqs(5, 18));
    }
    try (SseReader reader = node.read("?from=" + id(16))) {
      reader.await(2);
      assertThat(reader.seqs()).containsExactly(17L, 18L);
    }
  }

  @Test
  void aServiceThatWasStartedAgainGoesOnFromTheLog() {
    node.applied(1, 9);
    node = node.restartedAt(9);

    try (SseReader behind = node.read("?from=" + id(2));
        SseReader upToDate = node.read("?from=" + id(9))) {
      behind.await(7);
      assertThat(upToDate.status()).isEqualTo(200);
      node.applied(10, 17);
      behind.await(15);
      upToDate.await(8);
      assertThat(behind.seqs()).isEqualTo(seqs(3, 17));
      assertThat(upToDate.seqs()).isEqualTo(seqs(10, 17));
    }
  }

  @Test
  void whatIsTwiceInTheLogIsToldOnce() {
    try (SseReader live = node.read("")) {
      live.await(1);
      node.applied(1, 6);
      node.applied(4, 9);
      live.await(10);
      assertThat(live.seqs()).isEqualTo(seqs(0, 9));
    }
    for (long seen = 1; seen < 9; seen++) {
      try (SseReader reader = node.read("?from=" + id(seen))) {
        reader.await((int) (9 - seen));
        assertThat(reader.seqs()).isEqualTo(seqs(seen + 1, 9));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "earliest"})
  void theWholeLogCanBeRead(String from) {
    try (SseReader early = node.read("?from=" + from)) {
      early.await(1);
      node.applied(1, 12);
      early.await(13);
      assertThat(early.events().getFirst().name()).isEqualTo("tip");
      assertThat(early.seqs()).isEqualTo(seqs(0, 12));
    }
    try (SseReader reader = node.read("?from=" + from)) {
      reader.await(12);
      assertThat(reader.seqs()).isEqualTo(seqs(1, 12));
    }
  }

  @Test
  void anotherCopyOfTheChainAndAnotherChainAreNoneOfOurs() {
    node.publish(EventsFixture.applied("the-copy-before", 70));
    node.publish(EventsFixture.applied("the-copy-before", 71));
    node.applied(1, 2);
    node.publish(EventsFixture.applied("the-copy-before", 72));
    node.publish(
        EventsFixture.applied(EventsFixture.INCARNATION, 3).toBuilder().clearGenesisHash().build());
    node.publish(EventsFixture.event(EventsFixture.INCARNATION, 3).build());
    node.applied(3, 9);

    try (SseReader reader = node.read("?from=earliest")) {
      reader.await(9);
      assertThat(reader.seqs()).isEqualTo(seqs(1, 9));
    }
    try (SseReader reader = node.read("?from=the-copy-before:71")) {
      assertStartsAgainAt(reader, 9);
    }
  }

  @Test
  void aCursorThatIsAheadOfTheChainStartsAgain() {
    node.applied(1, 2);
    awaitTip(2);

    try (SseReader reader = node.read("?from=" + id(3))) {
      assertStartsAgainAt(reader, 2);
      node.applied(3, 3);
      reader.await(2);
      assertThat(reader.seqs()).containsExactly(2L, 3L);
    }
  }

  @Test
  void whatIsNoLongerKeptStartsAgain() throws Exception {
    node.applied(1, 9);
    TopicPartition events = new TopicPartition(Topic.CHAIN_EVENTS.nameFor(nodeId), 0);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      admin.deleteRecords(Map.of(events, RecordsToDelete.beforeOffset(3))).all().get();
    }
    awaitTip(9);

    try (SseReader tooOld = node.read("?from=" + id(2));
        SseReader justKept = node.read("?from=" + id(3));
        SseReader earliest = node.read("?from=earliest")) {
      assertStartsAgainAt(tooOld, 9);
      justKept.await(6);
      earliest.await(6);
      assertThat(justKept.seqs()).isEqualTo(seqs(4, 9));
      assertThat(earliest.seqs()).isEqualTo(seqs(4, 9));
    }
  }

  @Test
  void behindAGapAReaderStartsAgainWithWhatTheChainIs() {
    try (SseReader reader = node.read("")) {
      reader.await(1);
      node.applied(1, 2);
      reader.await(3);
      node.applied(5, 6);
      awaitTip(6);
      node.applied(7, 7);

      Awaitility.await().atMost(PATIENCE).until(() -> reader.seqs().contains(7L));
      List<SseReader.Event> after = reader.events().subList(3, reader.events().size());
      assertThat(after.getFirst().name()).isEqualTo("reset");
      assertThat(after.getFirst().seq()).isBetween(5L, 7L);
      assertThat(reader.seqs().subList(3, reader.seqs().size()))
          .isEqualTo(seqs(after.getFirst().seq(), 7));
    }
    try (SseReader reader = node.read("?from=" + id(1))) {
      reader.await(2);
      assertThat(reader.events().get(0).seq()).isEqualTo(2);
      assertThat(reader.events().get(1).name()).isEqualTo("reset");
      assertThat(reader.events().get(1).seq()).isEqualTo(7);
    }
  }

  /** The database was promoted, or restored: what the copy lacks was never told of it. */
  @Test
  void whenTheChainGoesOnAsACopyEveryReaderStartsAgain() {
    try (SseReader reader = node.read("")) {
      reader.await(1);
      node.applied(1, 9);
      reader.await(10);

      node.goesOnAs("copy", 3);
      assertThat(reader.await(11).getLast())
          .extracting(SseReader.Event::name, SseReader.Event::id)
          .containsExactly("reset", "copy:3");
      node.publish(EventsFixture.applied("copy", 4));
      assertThat(reader.await(12).getLast().id()).isEqualTo("copy:4");
    }
    try (SseReader back = node.read("?from=" + id(9));
        SseReader fresh = node.read("")) {
      assertThat(back.await(1).getFirst().name()).isEqualTo("reset");
      assertThat(back.await(1).getFirst().id()).isEqualTo("copy:4");
      assertThat(fresh.await(1).getFirst().id()).isEqualTo("copy:4");
      node.publish(EventsFixture.applied("copy", 5));
      assertThat(back.await(2).getLast().id()).isEqualTo("copy:5");
      assertThat(fresh.await(2).getLast().id()).isEqualTo("copy:5");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?from=1", "?from=x", "?from=a:b", "?from=%00", "?from=-1", "?from=a:1:2"})
  void garbageIsRefusedWithASentence(String query) throws Exception {
    HttpResponse<String> response = get(query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("'from'").contains("earliest");
  }

  @Test
  void tooManyReadersAreRefusedAndAPlaceThatIsLeftIsFree() throws Exception {
    List<SseReader> readers = new ArrayList<>();
    for (int i = 0; i < READERS_MAX; i++) {
      SseReader reader = node.read("");
      assertThat(reader.status()).isEqualTo(200);
      readers.add(reader);
    }
    assertThat(get("").statusCode()).isEqualTo(429);
    assertThat(get("").body()).contains("at most 3 readers");

    readers.removeFirst().close();
    Awaitility.await().atMost(PATIENCE).until(() -> node.streams().readers() == READERS_MAX - 1);
    try (SseReader next = node.read("")) {
      assertThat(next.status()).isEqualTo(200);
    }
    readers.forEach(SseReader::close);
    Awaitility.await().atMost(PATIENCE).until(() -> node.streams().readers() == 0);
  }

  @Test
  void whatTheNodeIsDoingIsToldWhenItChangesAndMovesNoCursor() {
    node.syncIs("catchup");
    try (SseReader reader = node.read("")) {
      reader.await(2);
      node.applied(1, 1);
      reader.await(3);
      node.syncIs("steady");

      assertThat(reader.await(4))
          .extracting(SseReader.Event::name)
          .containsExactly("tip", "sync", "applied", "sync");
      assertThat(reader.events().getLast())
          .isEqualTo(new SseReader.Event(id(1), "sync", "{\"state\":\"steady\"}"));
    }
  }

  @Test
  void aSilentStreamIsKeptOpen() {
    try (SseReader reader = node.read("")) {
      Awaitility.await().atMost(PATIENCE).until(() -> reader.comments() >= 3);
      assertThat(reader.events()).hasSize(1);
    }
  }

  @Test
  void aReaderThatDoesNotReadIsCutOffAndComesBackWithItsCursor() throws Exception {
    node.appliedAtOnce(1, 3000);
    String received;
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(4096);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), node.port()));
      socket
          .getOutputStream()
          .write(
              "GET /events?from=earliest HTTP/1.1\r\nHost: x\r\n\r\n"
                  .getBytes(StandardCharsets.UTF_8));
      Awaitility.await().atMost(PATIENCE).until(() -> node.streams().cutOff() == 1);
      Awaitility.await().atMost(PATIENCE).until(() -> node.streams().readers() == 0);
      received = drain(socket);
    }
    int end = received.lastIndexOf("\n\n");
    int id = received.lastIndexOf("id: ", end);
    String cursor = received.substring(id + 4, received.indexOf('\n', id));
    long seen = Long.parseLong(cursor.substring(cursor.indexOf(':') + 1));
    assertThat(seen).isBetween(1L, 2900L);

    try (SseReader reader = node.read("", "Last-Event-ID", cursor)) {
      reader.await((int) (3000 - seen));
      assertThat(reader.seqs()).isEqualTo(seqs(seen + 1, 3000));
    }
  }

  @Test
  void whenTheServiceStopsStreamsEndInGoodOrder() {
    try (SseReader reader = node.read("")) {
      reader.await(1);
      node.streams().stop();
      reader.awaitEnd();
    }
  }

  /** Whatever the kernel still holds for it. */
  private static String drain(Socket socket) throws IOException {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        received.write(buffer, 0, n);
      }
    } catch (SocketException e) {
      // Cut off hard, as it should be.
    }
    return received.toString(StandardCharsets.UTF_8);
  }

  private void assertStartsAgainAt(SseReader reader, long seq) {
    SseReader.Event first = reader.await(1).getFirst();
    assertThat(first.name()).isEqualTo("reset");
    assertThat(first.id()).isEqualTo(id(seq));
    assertThat(first.data()).contains("\"height\":" + seq * 10);
  }

  /** Waits until the newest event was heard of. */
  private void awaitTip(long seq) {
    int readers = node.streams().readers();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> {
              try (SseReader reader = node.read("")) {
                return reader.await(1).getFirst().seq() == seq;
              }
            });
    Awaitility.await().atMost(PATIENCE).until(() -> node.streams().readers() == readers);
  }

  private HttpResponse<String> get(String query) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(node.url(query))).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static List<Long> seqs(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }
}
