package org.timecoin.protocol.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.timecoin.protocol.bincode.BincodeFault;
import org.timecoin.protocol.bincode.BincodeReader;
import org.timecoin.protocol.bincode.BincodeWriter;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.vectors.VectorTypes;
import org.timecoin.protocol.vectors.Vectors;

/** {@code hashes.json}: binary forms and the hashes over them. */
class HashesVectorTest {

  private static final JsonNode FILE = Vectors.json("hashes.json");

  static Stream<JsonNode> transactions() {
    return Vectors.each(FILE.get("transactions"));
  }

  static Stream<JsonNode> headers() {
    return Vectors.each(FILE.get("headers"));
  }

  static Stream<JsonNode> genesisBlocks() {
    return Vectors.each(FILE.get("genesis"));
  }

  @ParameterizedTest
  @MethodSource("transactions")
  void transactionsEncodeAndHash(JsonNode vector) {
    Transaction tx = VectorTypes.transaction(vector.get("transaction"));
    byte[] bytes = TransactionCodec.encode(tx);

    assertThat(hex(bytes)).isEqualTo(vector.get("bincode_hex").asText());
    assertThat(TransactionCodec.encodedSize(tx)).isEqualTo(vector.get("bincode_length").asInt());
    assertThat(tx.txid().hex()).isEqualTo(vector.get("txid").asText());
    assertThat(TransactionCodec.outputsHash(tx).hex())
        .isEqualTo(vector.get("outputs_bincode_sha256").asText());
    assertThat(TransactionCodec.decode(bytes)).isEqualTo(tx);
  }

  @ParameterizedTest
  @MethodSource("headers")
  void headersEncodeAndHash(JsonNode vector) {
    BlockHeader header = VectorTypes.header(vector.get("header"));
    byte[] bytes = BlockCodec.encodeHeader(header);

    assertThat(hex(bytes)).isEqualTo(vector.get("bincode_hex").asText());
    assertThat(bytes).hasSize(BlockCodec.HEADER_SIZE);
    assertThat(header.hash().hex()).isEqualTo(vector.get("block_hash").asText());
    assertThat(BlockCodec.decodeHeader(bytes)).isEqualTo(header);
  }

  @ParameterizedTest
  @MethodSource("genesisBlocks")
  void genesisBlocksEncodeAndHash(JsonNode vector) {
    Block block = VectorTypes.block(vector.get("block"));

    assertThat(hex(BlockCodec.encode(block))).isEqualTo(vector.get("block_bincode_hex").asText());
    assertThat(block.hash().hex()).isEqualTo(vector.get("block_hash").asText());
    assertThat(block.txids().getFirst().hex()).isEqualTo(vector.get("coinbase_txid").asText());
  }

  @Test
  void aWholeBlockEncodes() {
    JsonNode vector = FILE.get("full_block_bincode");
    Block block = VectorTypes.block(vector.get("block"));
    byte[] bytes = BlockCodec.encode(block);

    assertThat(hex(bytes)).isEqualTo(vector.get("bincode_hex").asText());
    assertThat(BlockCodec.encodedSize(block)).isEqualTo(bytes.length);
    assertThat(BlockCodec.decode(bytes)).isEqualTo(block);
  }

  @Test
  void anyByteMoreOrLessIsRefused() {
    byte[] bytes = HexFormat.of().parseHex(FILE.at("/full_block_bincode/bincode_hex").asText());

    assertThatThrownBy(() -> BlockCodec.decode(Arrays.copyOf(bytes, bytes.length + 1)))
        .isInstanceOf(BincodeFault.class);
    for (int length = 0; length < bytes.length; length++) {
      byte[] shorter = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> BlockCodec.decode(shorter)).isInstanceOf(BincodeFault.class);
    }
  }

  @Test
  void outputsAndTheirStatesEncode() {
    JsonNode other = FILE.get("other_bincode");
    Utxo utxo = VectorTypes.utxo(other.at("/utxo/json"));

    assertThat(hex(UtxoCodec.encode(utxo))).isEqualTo(other.at("/utxo/bincode_hex").asText());
    assertThat(UtxoCodec.decode(UtxoCodec.encode(utxo))).isEqualTo(utxo);
    Vectors.each(other.get("utxo_states")).forEach(HashesVectorTest::assertStateEncodes);
  }

  private static void assertStateEncodes(JsonNode vector) {
    UtxoState state = VectorTypes.state(vector.get("json"));
    byte[] bytes = UtxoCodec.encodeState(state);

    assertThat(hex(bytes)).isEqualTo(vector.get("bincode_hex").asText());
    assertThat(UtxoCodec.decodeState(bytes)).isEqualTo(state);
  }

  @Test
  void aPublicKeyEncodesWithItsLength() {
    JsonNode vector = FILE.at("/other_bincode/verifying_key");
    String expected = vector.get("bincode_hex").asText();
    PublicKey key = PublicKey.of(VectorTypes.bytes(vector.get("json")).bytes());

    assertThat(hex(new BincodeWriter(40).publicKey(key).finish())).isEqualTo(expected);
    assertThat(new BincodeReader(HexFormat.of().parseHex(expected)).publicKey()).isEqualTo(key);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
