package org.timecoin.protocol.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vectors.Vectors;

/** {@code merkle.json}: roots of header version 3; and the coinbase rule of all others. */
class MerkleVectorTest {

  static Stream<JsonNode> cases() {
    return Vectors.each(Vectors.json("merkle.json").get("cases"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void versionThreeIsTheTreeOfRfc6962(JsonNode vector) {
    List<Hash> txids = txids(vector.get("n").asInt());

    // The file spells out the txids of small trees only; its rule gives them all.
    Vectors.each(vector.path("txids"))
        .forEach(txid -> assertThat(txids).contains(Hash.fromHex(txid.asText())));
    assertThat(MerkleRoot.of(3, txids).hex()).isEqualTo(vector.get("root").asText());
  }

  private static List<Hash> txids(int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> "tx " + i + " of " + n)
        .map(text -> Hash.sha256(text.getBytes(StandardCharsets.US_ASCII)))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 4, 7, -1})
  void everyOtherVersionIsTheCoinbaseAlone(int version) {
    Hash coinbase = Hash.sha256(new byte[] {1});

    assertThat(MerkleRoot.of(version, List.of(coinbase, Hash.ZERO))).isEqualTo(coinbase);
  }

  @Test
  void withoutTransactionsThereIsNoRoot() {
    assertThatIllegalArgumentException().isThrownBy(() -> MerkleRoot.of(1, List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> MerkleRoot.of(3, List.of()));
  }
}
