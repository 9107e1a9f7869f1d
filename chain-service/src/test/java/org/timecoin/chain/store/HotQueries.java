package org.timecoin.chain.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.timecoin.protocol.bytes.Hash;

/** What the writer and the readers ask by statements of their own. */
final class HotQueries {

  private HotQueries() {}

  /** The queries, over the rows of {@link LargeChain}. */
  static List<HotQuery> all() {
    return Stream.of(writer(), blocks(), coins(), log(), undo()).flatMap(List::stream).toList();
  }

  private static List<HotQuery> writer() {
    return List.of(
        new HotQuery(
            "The state that the writer starts from",
            PgChainStorage.SELECT_STATE,
            Tuple.tuple(),
            "One row of `tip`, one block by its height."),
        new HotQuery(
            "The outputs that a batch spends",
            PgChainStorage.SELECT_COINS,
            Tuple.of(hashes(100_000, 200), zeros(200)),
            "One look into the index for each input, however large the set is."),
        new HotQuery(
            "Spent outputs removed",
            BatchStatements.REMOVE_COINS,
            Tuple.of(hashes(100_000, 200), zeros(200)),
            "As the look-up before it, whose pages are warm."),
        new HotQuery(
            "What a batch does to balances",
            BatchStatements.CHANGE_ADDRESSES,
            Tuple.of(scripts(0, 100), longs(100, 1), longs(100, 0)),
            "One look into the index for each address that is touched."),
        new HotQuery(
            "What those who are paid hold",
            PgCollateral.SELECT_BALANCES,
            Tuple.tuple().addValue(scripts(0, 100)),
            "At most a hundred addresses; a sum over their outputs would grow with their number."),
        new HotQuery(
            "How much of it is old enough",
            PgCollateral.SELECT_AGED,
            Tuple.of(script(7), 3_000L),
            "Asked only for those who enter the paid set; reads one address's outputs."),
        new HotQuery(
            "A block with its checksum, to be undone",
            PgChainStorage.SELECT_BLOCK,
            Tuple.of(2_000L),
            "One block by its height."));
  }

  private static List<HotQuery> blocks() {
    return List.of(
        new HotQuery(
            "A page of blocks",
            ChainReader.SELECT_PAGE,
            Tuple.of(1_000L, 1_255L, 65_536L),
            "A range of the primary key. Sizes are summed before any bytes are read, and summing ends"
                + " with the first block that doesn't fit."),
        new HotQuery(
            "Hashes of a range",
            ChainReader.SELECT_HASHES,
            Tuple.of(1_000L, 1_099L),
            "A range of the primary key; the bytes are stored apart and not read."),
        new HotQuery(
            "The height of a hash",
            ChainReader.SELECT_HEIGHT,
            Tuple.of(hash(1_234)),
            "The unique index on hashes."),
        new HotQuery(
            "What addresses prove at the tip",
            TierReader.SELECT_PROVEN,
            Tuple.tuple()
                .addValue(scripts(0, 5))
                .addLong(4_000L)
                .addValue(hash(4_000))
                .addLong(3_856L),
            "One statement, so one state of the chain; reads the outputs of those asked about."),
        new HotQuery(
            "Timestamps for the median",
            ChainReader.SELECT_TIMESTAMPS,
            Tuple.of(3_990L, 4_000L),
            "Eleven rows of the primary key."),
        new HotQuery(
            "What a block spent",
            ChainReader.SELECT_SPENT,
            Tuple.of(2_000L),
            "The primary key begins with the height of the block that spent."));
  }

  private static List<HotQuery> coins() {
    return List.of(
        new HotQuery(
            "Unspent outputs of a script",
            CoinReader.SELECT_BY_SCRIPT,
            Tuple.of(script(7), 1_000),
            "The index takes 64 bytes of a script, the condition after it the rest."),
        new HotQuery(
            "Unspent outputs of several addresses",
            CoinReader.SELECT_PAYING,
            Tuple.of(scripts(0, 5), 1L, 4_000L, 1_000),
            "One search in the index for each address; the limit bounds the answer, the sort sees"
                + " the outputs of these addresses only."),
        new HotQuery(
            "The whole set, for its hash",
            UtxoScan.SELECT_ALL,
            Tuple.tuple(),
            "Reads everything on purpose, at most once for a tip: the hash wants every output, in an"
                + " order of texts that no index has."));
  }

  private static List<HotQuery> log() {
    return List.of(
        new HotQuery(
            "The oldest events",
            Outbox.SELECT_OLDEST,
            Tuple.of(100),
            "The first rows of the primary key."),
        new HotQuery(
            "Where the outbox begins and ends",
            Outbox.SPAN,
            Tuple.tuple(),
            "The first entry of the primary key: the outbox is never counted."),
        new HotQuery(
            "Events that Kafka has",
            Outbox.DELETE,
            Tuple.of(100L),
            "A range at the begin of the primary key."),
        new HotQuery(
            "How far a topic was read",
            IntakeOffsets.SELECT,
            Tuple.of("topic1"),
            "A table of a few rows on one page; asked once at the start."));
  }

  private static List<HotQuery> undo() {
    return List.of(
        new HotQuery(
            "Blocks undone",
            UndoStatements.DELETE_BLOCKS,
            Tuple.of(3_990L),
            "A range at the end of the primary key."),
        new HotQuery(
            "What they spent",
            UndoStatements.DELETE_SPENT,
            Tuple.of(3_990L),
            "A range at the end of the primary key."),
        new HotQuery(
            "Their transactions",
            UndoStatements.DELETE_TRANSACTIONS,
            Tuple.of(hashes(115_960, 40), heights(115_960, 40)),
            "By name: an index on heights would cost every import for a rare undo."),
        new HotQuery(
            "Their entries of addresses",
            UndoStatements.DELETE_ENTRIES,
            Tuple.of(scripts(0, 10), longs(10, 3_995)),
            "By address and height, for the same reason."));
  }

  static Buffer hash(long n) {
    return PgChainStorage.buffer(Hash.sha256(Long.toString(n).getBytes(US_ASCII)));
  }

  static Buffer script(long n) {
    return Buffer.buffer("TIME0" + n);
  }

  private static Buffer[] hashes(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(HotQueries::hash).toArray(Buffer[]::new);
  }

  private static Buffer[] scripts(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(HotQueries::script).toArray(Buffer[]::new);
  }

  private static Long[] heights(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(n -> (n - 100_000) / 4 + 1L)
        .toArray(Long[]::new);
  }

  private static Long[] longs(int count, long value) {
    return IntStream.range(0, count).mapToObj(unused -> value).toArray(Long[]::new);
  }

  private static Integer[] zeros(int count) {
    return IntStream.range(0, count).mapToObj(unused -> 0).toArray(Integer[]::new);
  }
}
