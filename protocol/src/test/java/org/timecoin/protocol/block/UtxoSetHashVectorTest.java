package org.timecoin.protocol.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vectors.VectorTypes;
import org.timecoin.protocol.vectors.Vectors;

/** {@code utxo-hash.json}. */
class UtxoSetHashVectorTest {

  static Stream<JsonNode> sets() {
    return Vectors.each(Vectors.json("utxo-hash.json").get("sets"));
  }

  @ParameterizedTest
  @MethodSource("sets")
  void setsHashInWhateverOrderTheyAreGiven(JsonNode vector) {
    List<Utxo> utxos =
        new ArrayList<>(Vectors.each(vector.get("utxos")).map(VectorTypes::utxo).toList());

    assertThat(UtxoSetHash.of(utxos).hex()).isEqualTo(vector.get("state_hash").asText());
    Collections.shuffle(utxos, new Random(7));
    assertThat(UtxoSetHash.of(utxos).hex()).isEqualTo(vector.get("state_hash").asText());
  }

  @ParameterizedTest
  @MethodSource("sets")
  void theOrderIsThatOfTheTexts(JsonNode vector) {
    List<String> sorted =
        Vectors.each(vector.get("utxos"))
            .map(VectorTypes::utxo)
            .map(Utxo::outpoint)
            .sorted(OutPoint.TEXT_ORDER)
            .map(OutPoint::toString)
            .toList();

    assertThat(sorted)
        .containsExactlyElementsOf(
            Vectors.each(vector.get("sorted_keys")).map(JsonNode::asText).toList());
  }

  @Test
  void aStreamOutOfOrderOrWithARepeatIsRefused() {
    OutPoint nine = new OutPoint(Hash.ZERO, 9);
    OutPoint ten = new OutPoint(Hash.ZERO, 10);
    UtxoSetHash hash =
        new UtxoSetHash().add(ten, 1, ByteString.EMPTY).add(nine, 1, ByteString.EMPTY);

    assertThat(hash.count()).isEqualTo(2);
    assertThatIllegalArgumentException().isThrownBy(() -> hash.add(nine, 1, ByteString.EMPTY));
    assertThatIllegalArgumentException().isThrownBy(() -> hash.add(ten, 1, ByteString.EMPTY));
  }

  @Test
  void naturalOrderOfOutpointsIsByNumber() {
    OutPoint nine = new OutPoint(Hash.ZERO, 9);
    OutPoint last = new OutPoint(Hash.ZERO, -1);

    assertThat(nine).isLessThan(new OutPoint(Hash.ZERO, 10)).isLessThan(last);
    assertThat(last.toString()).endsWith(":4294967295");
    assertThat(last).isLessThan(new OutPoint(Hash.fromHex("01".repeat(32)), 0));
  }
}
