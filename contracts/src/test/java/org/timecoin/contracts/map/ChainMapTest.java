package org.timecoin.contracts.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.contracts.types.v1.BlockRef;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockCodec;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.block.Utxo;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.network.NetworkParameters;

class ChainMapTest {

  private static final Block GENESIS = NetworkParameters.testnet().genesis();

  private static final Transaction SPEND =
      new Transaction(
          1,
          List.of(
              new TxInput(
                  new OutPoint(Hash.sha256(new byte[] {1}), -1),
                  org.timecoin.protocol.bytes.ByteString.ascii("sig"),
                  -1)),
          List.of(new TxOutput(-1L, org.timecoin.protocol.bytes.ByteString.ascii("TIME0x"))),
          7,
          -5);

  @Test
  void blocksAndTransactionsComeBackAsTheyWent() {
    assertThat(ChainMap.block(ChainMap.toProto(GENESIS))).isEqualTo(GENESIS);
    assertThat(ChainMap.transaction(ChainMap.toProto(SPEND))).isEqualTo(SPEND);
    assertThat(ChainMap.block(ChainMap.encodedBlock(BlockCodec.encode(GENESIS))).hash())
        .isEqualTo(GENESIS.hash());
  }

  @Test
  void outPointsKeepAllThirtyTwoBitsOfTheirIndex() {
    OutPoint last = new OutPoint(Hash.sha256(new byte[0]), -1);
    assertThat(ChainMap.outPoint(ChainMap.toProto(last))).isEqualTo(last);
  }

  @Test
  void unspentOutputsCarryWhatIsHashed() {
    Utxo utxo = Utxo.of(new OutPoint(SPEND.txid(), 0), SPEND.outputs().getFirst());
    var proto = ChainMap.toProto(utxo);
    assertThat(proto.getValueSat()).isEqualTo(-1L);
    assertThat(proto.getScriptPubkey().toStringUtf8()).isEqualTo("TIME0x");
    assertThat(ChainMap.outPoint(proto.getOutpoint())).isEqualTo(utxo.outpoint());
  }

  @Test
  void refsNameHeightAndHash() {
    BlockRef ref = ChainMap.ref(9, GENESIS.hash());
    assertThat(ref.getHeight()).isEqualTo(9);
    assertThat(ChainMap.hash(ref.getHash())).isEqualTo(GENESIS.hash());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33, 64})
  void hashesOfAnotherLengthAreBadRecords(int length) {
    assertThatThrownBy(() -> ChainMap.hash(ByteString.copyFrom(new byte[length])))
        .isInstanceOf(BadRecord.class)
        .hasMessageContaining(Integer.toString(length));
  }

  @Test
  void everyTruncationAndATrailingByteAreBadRecords() {
    byte[] whole = BlockCodec.encode(GENESIS);
    for (int length = 0; length <= whole.length + 1; length++) {
      if (length == whole.length) {
        continue;
      }
      byte[] wrong = java.util.Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> ChainMap.block(ChainMap.encodedBlock(wrong)))
          .isInstanceOf(BadRecord.class);
    }
  }
}
