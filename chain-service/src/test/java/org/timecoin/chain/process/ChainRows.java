package org.timecoin.chain.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.timecoin.chain.GoldenChain;
import org.timecoin.chain.store.TestDatabase;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.HashedBlock;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.block.UtxoSetHash;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.rules.StatefulRules;

/** The golden chain as rows, and what must hold of them whoever wrote them. */
final class ChainRows {

  private static final List<Block> GOLDEN = GoldenChain.blocks();

  private ChainRows() {}

  static long height(TestDatabase database) {
    return database.number("SELECT height FROM chain.tip");
  }

  static String incarnation(TestDatabase database) {
    return database.query("SELECT incarnation FROM chain.meta", row -> row.getString(0)).getFirst();
  }

  /** Nothing torn, nothing applied twice, nothing that was not told of, and how far it was read. */
  static void requireSound(TestDatabase database) {
    long tip = height(database);
    assertThat(
            database.query(
                "SELECT encode(hash, 'hex') FROM chain.block ORDER BY height",
                row -> row.getString(0)))
        .isEqualTo(GOLDEN.subList(0, (int) tip + 1).stream().map(b -> b.hash().hex()).toList());
    List<Long> seqs =
        database.query("SELECT seq FROM chain.outbox ORDER BY seq", row -> row.getLong("seq"));
    assertThat(seqs).isEqualTo(LongStream.rangeClosed(1, seqs.size()).boxed().toList());
    assertThat(database.number("SELECT event_seq FROM chain.tip")).isEqualTo(seqs.size());
    assertThat(
            database.number(
                "SELECT count(*) FROM (SELECT first_height,"
                    + " lag(tip_height, 1, 0::bigint) OVER (ORDER BY seq) AS before"
                    + " FROM chain.outbox) AS told WHERE first_height <> before + 1"))
        .as("events that do not follow one another")
        .isZero();
    assertThat(database.utxos().hash()).isEqualTo(replayed((int) tip));
    assertThat(database.number("SELECT unspent_outputs FROM chain.tip"))
        .isEqualTo(database.number("SELECT count(*) FROM chain.utxo"));
    assertThat(database.number("SELECT transactions FROM chain.tip"))
        .isEqualTo(database.number("SELECT count(*) FROM chain.transaction_index"));
    assertThat(database.number("SELECT coalesce(max(next_offset), 1) FROM chain.intake_offset"))
        .as("read as far as applied")
        .isEqualTo(tip + 1);
  }

  /** The UTXO hash at a height, computed from the blocks alone. */
  private static Hash replayed(int tip) {
    Map<OutPoint, Utxo> set = new HashMap<>();
    for (Block block : GOLDEN.subList(0, tip + 1)) {
      block.transactions().stream()
          .flatMap(tx -> tx.inputs().stream())
          .forEach(input -> set.remove(input.previousOutput()));
      StatefulRules.created(HashedBlock.of(block)).forEach(utxo -> set.put(utxo.outpoint(), utxo));
    }
    return UtxoSetHash.of(set.values());
  }
}
