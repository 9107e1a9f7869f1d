package org.timecoin.protocol.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.arbitrary.Arbitrary;
import org.timecoin.protocol.arbitrary.ArbitraryBlocks;
import org.timecoin.protocol.arbitrary.Mutation;
import org.timecoin.protocol.bincode.BincodeFault;

/** What holds for every value in binary form and for all bytes. Every assertion names its seed. */
class BincodePropertiesTest {

  private static final int SEEDS = 2000;

  @Test
  void blocksAreReadBack() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Block block = blocks(seed).block();
      byte[] bytes = BlockCodec.encode(block);

      assertThat(BlockCodec.decode(bytes)).as("seed %d", seed).isEqualTo(block);
      assertThat(BlockCodec.encodedSize(block)).isEqualTo(bytes.length);
    }
  }

  @Test
  void transactionsAreReadBackAndNamedByAllTheyHold() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Transaction tx = blocks(seed).transaction();
      Transaction other = blocks(seed + SEEDS).transaction();

      assertThat(TransactionCodec.decode(TransactionCodec.encode(tx))).isEqualTo(tx);
      assertThat(tx.txid().equals(other.txid())).as("seed %d", seed).isEqualTo(tx.equals(other));
    }
  }

  @Test
  void outputsAndStatesAreReadBack() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Utxo utxo = blocks(seed).utxo();
      UtxoState state = blocks(seed).state();

      assertThat(UtxoCodec.decode(UtxoCodec.encode(utxo))).isEqualTo(utxo);
      assertThat(UtxoCodec.decodeState(UtxoCodec.encodeState(state))).isEqualTo(state);
    }
  }

  @Test
  void headersAreReadBack() {
    for (long seed = 0; seed < SEEDS; seed++) {
      BlockHeader header = blocks(seed).header();

      assertThat(BlockCodec.decodeHeader(BlockCodec.encodeHeader(header))).isEqualTo(header);
    }
  }

  /** Canonical: what is read from bytes, if anything, is written as exactly these bytes. */
  @Test
  void thereIsOneFormForEveryBlock() {
    int refused = 0;
    for (long seed = 0; seed < 20_000; seed++) {
      byte[] bytes = BlockCodec.encode(blocks(seed).block());
      byte[] damaged = new Mutation(new Arbitrary(seed)).of(bytes);
      refused += refusedOrSame(damaged, b -> BlockCodec.encode(BlockCodec.decode(b)), seed);
    }
    assertThat(refused).isBetween(1, 19_999);
  }

  @Test
  void thereIsOneFormForEveryState() {
    for (long seed = 0; seed < 20_000; seed++) {
      byte[] bytes = UtxoCodec.encodeState(blocks(seed).state());
      byte[] damaged = new Mutation(new Arbitrary(seed)).of(bytes);
      refusedOrSame(damaged, b -> UtxoCodec.encodeState(UtxoCodec.decodeState(b)), seed);
    }
  }

  @Test
  void arbitraryBytesAreRefusedOrOneForm() {
    for (long seed = 0; seed < 20_000; seed++) {
      Arbitrary any = new Arbitrary(seed);
      byte[] bytes = any.bytes(any.below(300));
      refusedOrSame(bytes, b -> BlockCodec.encode(BlockCodec.decode(b)), seed);
      refusedOrSame(bytes, b -> UtxoCodec.encode(UtxoCodec.decode(b)), seed);
      refusedOrSame(bytes, b -> TransactionCodec.encode(TransactionCodec.decode(b)), seed);
    }
  }

  private static int refusedOrSame(byte[] bytes, Function<byte[], byte[]> again, long seed) {
    byte[] written;
    try {
      written = again.apply(bytes);
    } catch (BincodeFault fault) {
      assertThat(fault.offset()).as("seed %d", seed).isBetween(0, bytes.length);
      return 1;
    }
    assertThat(written).as("seed %d", seed).isEqualTo(bytes);
    return 0;
  }

  private static ArbitraryBlocks blocks(long seed) {
    return new ArbitraryBlocks(new Arbitrary(seed));
  }
}
