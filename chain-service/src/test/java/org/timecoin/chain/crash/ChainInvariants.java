package org.timecoin.chain.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.timecoin.chain.apply.ApplyWatch;
import org.timecoin.chain.apply.BatchComputation;
import org.timecoin.chain.apply.BatchLimits;
import org.timecoin.chain.apply.BlockApplier;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.ChainState;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.apply.MemoryStorage;
import org.timecoin.chain.apply.SwitchLimits;
import org.timecoin.chain.store.TestDatabase;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.bytes.Hash;

/** What must hold of a stored chain whatever was killed while it was written. */
final class ChainInvariants {

  /** The mark of a genesis file is too long a script for an address. */
  private static final String WRONG_BALANCES =
      """
      SELECT count(*) FROM (SELECT script, sum(value_sat) AS sat, count(*) AS outputs
          FROM chain.utxo WHERE octet_length(script) <= 64 GROUP BY script) u
      FULL JOIN chain.address a ON a.script = u.script
      WHERE coalesce(u.sat, 0) <> coalesce(a.unspent_sat, 0)
          OR coalesce(u.outputs, 0) <> coalesce(a.unspent_outputs, 0)
      """;

  private static final String WRONG_HISTORIES =
      """
      SELECT count(*) FROM (SELECT script, sum(received_sat - spent_sat) AS sat
          FROM chain.address_entry GROUP BY script) e
      FULL JOIN chain.address a ON a.script = e.script
      WHERE coalesce(e.sat, 0) <> coalesce(a.unspent_sat, 0)
      """;

  private ChainInvariants() {}

  /** The chain is a beginning of one of these, whole in every table, with all its events. */
  static void assertHold(TestDatabase database, List<List<Candidate>> chains) {
    assertHold(database, CrashingWriter.genesis(), chains);
  }

  /** The same for chains on another genesis block. */
  static void assertHold(TestDatabase database, Block genesis, List<List<Candidate>> chains) {
    ChainState state = database.state();
    int height = (int) state.tip().height();
    List<Candidate> chain =
        chains.stream()
            .filter(
                one ->
                    one.size() >= height && tipOf(genesis, one, height).equals(state.tip().hash()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("the tip is of no branch: " + state.tip()));
    assertBlocks(database, genesis, chain.subList(0, height));
    assertReplay(database, genesis, state, chain.subList(0, height));
    assertEvents(database, state);
  }

  private static Hash tipOf(Block genesis, List<Candidate> chain, int height) {
    return height == 0 ? genesis.hash() : chain.get(height - 1).hash();
  }

  private static void assertBlocks(TestDatabase database, Block genesis, List<Candidate> chain) {
    List<String> hashes =
        database.query(
            "SELECT encode(hash, 'hex') FROM chain.block ORDER BY height", row -> row.getString(0));
    assertThat(hashes)
        .isEqualTo(
            Stream.concat(Stream.of(genesis.hash()), chain.stream().map(Candidate::hash))
                .map(Hash::hex)
                .toList());
    assertThat(
            database.number(
                "SELECT count(*) FROM chain.block WHERE sha256(bincode) <> bincode_sha256"))
        .isZero();
  }

  /** Every derived table against the same blocks applied in memory. */
  private static void assertReplay(
      TestDatabase database, Block genesis, ChainState state, List<Candidate> chain) {
    MemoryStorage replay = new MemoryStorage(genesis);
    BatchComputation rules =
        new BatchComputation(
            (block, parent, unspent, claims) -> Optional.empty(), claims -> OptionalInt.empty());
    BlockApplier applier =
        new BlockApplier(
            replay,
            rules,
            new BatchLimits(1_000, 1 << 22),
            new SwitchLimits(100, 1 << 20),
            new ApplyWatch() {});
    if (!chain.isEmpty()) {
      applier.apply(chain, CommitNotes.NONE);
    }
    assertThat(state.totals()).isEqualTo(replay.state().totals());
    assertThat(database.utxos().hash()).isEqualTo(replay.utxoHash());
    assertThat(database.number("SELECT count(*) FROM chain.utxo"))
        .isEqualTo(state.totals().unspentOutputs());
    assertThat(database.number("SELECT count(*) FROM chain.transaction_index"))
        .isEqualTo(state.totals().transactions());
    assertThat(database.number("SELECT count(*) FROM chain.spent_output"))
        .isEqualTo(replay.spent().size());
    assertThat(database.number(WRONG_BALANCES)).isZero();
    assertThat(database.number(WRONG_HISTORIES)).isZero();
  }

  /** Gapless, and following them from the genesis block on ends at the tip. */
  private static void assertEvents(TestDatabase database, ChainState state) {
    List<Long> seqs =
        database.query("SELECT seq FROM chain.outbox ORDER BY seq", row -> row.getLong(0));
    assertThat(seqs).isEqualTo(LongStream.rangeClosed(1, state.eventSeq()).boxed().toList());
    long height = 0;
    for (Event event :
        database.query(
            "SELECT kind, first_height, from_height, tip_height FROM chain.outbox ORDER BY seq",
            row -> new Event(row.getString(0), row.getLong(1), row.getLong(2), row.getLong(3)))) {
      if (event.kind().equals("applied")) {
        assertThat(event.first()).isEqualTo(height + 1);
      } else {
        assertThat(event.from()).isEqualTo(height);
        assertThat(event.tip()).isLessThan(height);
      }
      height = event.tip();
    }
    assertThat(height).isEqualTo(state.tip().height());
  }

  /** A row of the outbox. */
  private record Event(String kind, Long first, Long from, long tip) {}
}
