package org.timecoin.chain.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.network.NetworkParameters;

/**
 * How PostgreSQL answers every hot query, over some thousand blocks: by which index, and reading
 * how many pages. docs/queries.md says the same; {@code -Dtimenode.update=true} rewrites it.
 */
class QueryPlansTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Tables of one row or a few, which are read as they are. */
  private static final Set<String> SMALL = Set.of("tip", "intake_offset");

  private static final String WHOLE_SET = UtxoScan.SELECT_ALL;

  private static TestDatabase database;
  private static List<HotQuery> queries;

  @BeforeAll
  static void fill() {
    database = TestDatabase.opened(NetworkParameters.testnet());
    LargeChain.fill(database);
    queries = new ArrayList<>(HotQueries.all());
    try (SentSql sent = new SentSql()) {
      queries.addAll(entityQueries(sent));
    }
  }

  @AfterAll
  static void close() {
    database.close();
  }

  /** What entities are asked for: the statements that Hibernate makes of its queries. */
  private static List<HotQuery> entityQueries(SentSql sent) {
    Hash hash = Hash.of(HotQueries.hash(1_234).getBytes());
    Hash txid = Hash.of(HotQueries.hash(101_234).getBytes());
    ByteString script = ByteString.of(HotQueries.script(7).getBytes());
    HeaderReader headers = new HeaderReader(database.sessions());
    AddressReader addresses = new AddressReader(database.sessions());
    return List.of(
        new HotQuery(
            "A header by height",
            sql(sent, () -> headers.at(1_234)),
            Tuple.of(1_234L, 1),
            "The primary key; the bytes are stored apart and not read."),
        new HotQuery(
            "A header by hash",
            sql(sent, () -> headers.of(hash)),
            Tuple.of(HotQueries.hash(1_234), 1),
            "The unique index on hashes."),
        new HotQuery(
            "Where a transaction stands",
            sql(sent, () -> new TransactionReader(database.sessions()).place(txid)),
            Tuple.of(HotQueries.hash(101_234), 1),
            "The primary key, backwards: the last place of a repeated coinbase."),
        new HotQuery(
            "What an address holds",
            sql(sent, () -> addresses.balance(script)),
            Tuple.of(HotQueries.script(7), 1),
            "One row, kept with every block; nothing is summed."),
        new HotQuery(
            "A page of an address's history",
            sql(sent, () -> addresses.history(script, 2_000, 1, 101)),
            Tuple.of(HotQueries.script(7), 2_000L, 1, 101),
            "The primary key backwards from the cursor: the last page costs what the first does."),
        new HotQuery(
            "Certificates of a range",
            sql(sent, () -> new CertificateReader(database.sessions()).touching(2_000, 2_100, 101)),
            Tuple.of(2_000L, 2_199L, 2_100L, 101),
            "A range of the primary key. A run has at most 100 blocks, which is where the range ends;"
                + " without that bound the index would be read to its end."));
  }

  private static String sql(SentSql sent, Supplier<Uni<?>> question) {
    Object answer = question.get().await().atMost(TestDatabase.PATIENCE);
    assertThat(answer).isNotNull();
    return sent.last();
  }

  @Test
  void noQuerySettlesOnReadingALargeTable() {
    for (HotQuery query : queries) {
      List<String> scanned = new ArrayList<>(settled(query).scanned());
      scanned.removeAll(SMALL);
      assertThat(scanned)
          .as(query.what())
          .isEqualTo(query.sql().equals(WHOLE_SET) ? List.of("utxo") : List.of());
    }
  }

  @Test
  void pagesReadGrowWithTheAnswerAndNotWithTheChain() {
    for (HotQuery query : queries) {
      JsonNode plan = analyze(query);
      long pages =
          plan.get("Shared Hit Blocks").longValue() + plan.get("Shared Read Blocks").longValue();
      long rows = plan.get("Actual Rows").longValue();
      // Deleting and merging give no rows back; their batches are a few hundred rows.
      long bound = plan.get("Node Type").textValue().equals("ModifyTable") ? 5_000 : 50 + 8 * rows;
      assertThat(pages).as(query.what()).isLessThanOrEqualTo(bound);
    }
  }

  @Test
  void theDocumentSaysHowEachIsAnswered() throws IOException {
    Path file = Path.of(System.getProperty("timenode.root"), "docs", "queries.md");
    String expected =
        QueryDocument.of(queries, queries.stream().map(query -> settled(query).line()).toList());
    if (Boolean.parseBoolean(System.getProperty("timenode.update", "false"))) {
      Files.writeString(file, expected);
    }
    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as("docs/queries.md is out of date; run this test once with -Dtimenode.update=true")
        .isEqualTo(expected);
  }

  /**
   * The plan that a prepared statement is answered by after some executions: one that is made for
   * its arguments each time, or one for all if that looks no dearer.
   */
  private static PlanNode settled(HotQuery query) {
    return genericUses(query) > 0 ? genericPlan(query) : PlanNode.of(analyze(query));
  }

  private static long genericUses(HotQuery query) {
    return inTransaction(
        connection ->
            connection
                .prepare(query.sql())
                .chain(
                    statement ->
                        Multi.createBy()
                            .repeating()
                            .uni(() -> statement.query().execute(query.arguments()))
                            .atMost(8)
                            .collect()
                            .last())
                .chain(
                    () ->
                        connection
                            .query(
                                "SELECT generic_plans FROM pg_prepared_statements"
                                    + " ORDER BY prepare_time DESC LIMIT 1")
                            .execute())
                .map(rows -> rows.iterator().next().getLong(0)));
  }

  /** Runs it with its arguments, and takes back what it did. */
  private static JsonNode analyze(HotQuery query) {
    return explain(
        connection ->
            connection
                .preparedQuery("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + query.sql())
                .execute(query.arguments())
                .map(rows -> rows.iterator().next().getValue(0)));
  }

  private static PlanNode genericPlan(HotQuery query) {
    return PlanNode.of(
        explain(
            connection ->
                connection
                    .query("EXPLAIN (GENERIC_PLAN, FORMAT JSON) " + query.sql())
                    .execute()
                    .map(rows -> rows.iterator().next().getValue(0))));
  }

  private static JsonNode explain(Function<SqlConnection, Uni<Object>> explaining) {
    try {
      return JSON.readTree(((JsonArray) inTransaction(explaining)).encode()).get(0).get("Plan");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks in a transaction that is taken back. */
  private static <T> T inTransaction(Function<SqlConnection, Uni<T>> question) {
    return database
        .pool()
        .getConnection()
        .chain(
            connection ->
                connection
                    .query("BEGIN")
                    .execute()
                    .chain(() -> question.apply(connection))
                    .eventually(() -> connection.query("ROLLBACK").execute())
                    .eventually(connection::close))
        .await()
        .atMost(TestDatabase.PATIENCE);
  }
}
