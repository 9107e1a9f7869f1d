package org.timecoin.protocol.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.MerkleRoot;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.reward.Tier;

class GenesisFileTest {

  private static final SigningKey GOLD = SigningKey.generate(new Random(1));
  private static final SigningKey BRONZE = SigningKey.generate(new Random(2));
  private static final GenesisFile FILE =
      new GenesisFile(
          ByteString.fromHex("000102030405060708090a0b0c0d0e0f"),
          1_800_000_000,
          10,
          List.of(
              new Activation(
                  0,
                  Hash.ZERO,
                  List.of(
                      new Voter(GOLD.publicKey(), Tier.GOLD),
                      new Voter(BRONZE.publicKey(), Tier.BRONZE)),
                  0)),
          List.of(
              new GenesisOutput(GOLD.address(AddressDigit.TESTNET), 10_000_000_000_000L),
              new GenesisOutput(BRONZE.address(AddressDigit.TESTNET), 100_000_000_000L)));

  @Test
  void theCanonicalFormIsReadBack() throws GenesisFault {
    assertThat(GenesisFile.parse(FILE.canonical())).isEqualTo(FILE);
    assertThat(text()).startsWith("{\"network\":\"Devnet\",\"salt\":\"00010203").endsWith("}]}");
    assertThat(text()).doesNotContainAnyWhitespaces();
  }

  @Test
  void theGenesisBlockCarriesTheHashOfTheFile() throws GenesisFault {
    NetworkParameters devnet = NetworkParameters.fromGenesisFile(FILE.canonical());
    Block genesis = devnet.genesis();
    List<TxOutput> outputs = genesis.transactions().getFirst().outputs();

    assertThat(outputs).hasSize(3);
    assertThat(outputs.getFirst().value()).isEqualTo(1);
    assertThat(outputs.getFirst().scriptPubkey().asText())
        .isEqualTo("genesis:" + Hash.sha256(FILE.canonical()).hex());
    assertThat(outputs.getLast().scriptPubkey())
        .isEqualTo(BRONZE.address(AddressDigit.TESTNET).script());
    assertThat(genesis.header().blockReward())
        .isEqualTo(outputs.stream().mapToLong(TxOutput::value).sum());
  }

  @Test
  void theGenesisBlockIsLikeAnyOther() throws GenesisFault {
    Block genesis = NetworkParameters.fromGenesisFile(FILE.canonical()).genesis();

    assertThat(genesis.height()).isZero();
    assertThat(genesis.header().version()).isEqualTo(2);
    assertThat(genesis.header().previousHash()).isEqualTo(Hash.ZERO);
    assertThat(genesis.header().timestamp()).isEqualTo(1_800_000_000);
    assertThat(genesis.header().merkleRoot()).isEqualTo(MerkleRoot.of(2, genesis.txids()));
    assertThat(genesis.masternodeRewards()).isEmpty();
    assertThat(genesis.transactions().getFirst().isCoinbase()).isTrue();
  }

  @Test
  void zerosStandForTheHashOfTheGenesisBlock() throws GenesisFault {
    NetworkParameters devnet = NetworkParameters.fromGenesisFile(FILE.canonical());

    assertThat(devnet.activations().getFirst().parentHash()).isEqualTo(devnet.genesisHash());
    assertThat(devnet.activations().getFirst().voters()).hasSize(2);
    assertThat(devnet.isCertified(1)).isTrue();
    assertThat(devnet.network()).isEqualTo(Network.DEVNET);
    assertThat(devnet.intervalSeconds()).isEqualTo(10);
  }

  @Test
  void whiteSpaceAndOrderMakeNoOtherNetwork() throws GenesisFault {
    String reordered =
        text()
            .replace("\"genesisTime\":1800000000,", "")
            .replace("}]}", "}],\n\"genesisTime\" : 1800000000 }\n");

    assertThat(parse(reordered)).isEqualTo(FILE);
    assertThat(parse(text().replace("0a0b", "0A0B")).parameters()).isEqualTo(FILE.parameters());
  }

  @ParameterizedTest
  @CsvSource({"000102,000103", "1800000000,1800000001", "Seconds\":10,Seconds\":11", "Gold,Silver"})
  void everyOtherDifferenceMakesAnotherNetwork(String from, String to) throws GenesisFault {
    assertThat(parse(text().replace(from, to)).parameters().genesisHash())
        .isNotEqualTo(FILE.parameters().genesisHash());
  }

  @Test
  void withoutActivationNothingIsCertified() throws GenesisFault {
    String none =
        text().replaceAll("\"activation\":\\[.*\\],\"outputs\"", "\"activation\":[],\"outputs\"");

    assertThat(parse(none).parameters().isCertified(1)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'Devnet' | 'Testnet' | VARIANT",
        "'\"salt\":' | '\"pepper\":' | FIELD_UNKNOWN",
        "'\"network\":\"Devnet\",' | '' | FIELD_MISSING",
        "'{\"network\":\"Devnet\",' | '{\"network\":\"Devnet\",\"network\":\"Devnet\",' | REPEATED",
        "'000102' | '0001' | LENGTH",
        "'000102' | 'g00102' | LENGTH",
        "'1800000000' | '1800000000.5' | NUMBER",
        "'1800000000' | '-1' | genesisTime",
        "'Seconds\":10' | 'Seconds\":0' | intervalSeconds",
        "'Seconds\":10' | 'Seconds\":18446744073709551615' | intervalSeconds",
        "'Gold' | 'gold' | VARIANT",
        "'\"parentHeight\":0' | '\"parentHeight\":1' | hash",
        "'10000000000000' | '0' | satoshi",
        "'10000000000000' | '9223372036854775807' | together",
        "'10000000000000' | '4611686018427387904' | together",
        "'10000000000000' | '18446744073709551615' | satoshi",
        "'TIME0' | 'TIME1' | network",
        "'TIME0' | 'TIME2' | VARIANT",
        "'}]}' | '}]} x' | TRAILING",
      })
  void otherFilesAreRefusedInOneSentence(String from, String to, String says) {
    String changed = text().replaceFirst(Pattern.quote(from), to);

    assertThat(changed).isNotEqualTo(text());
    assertThatThrownBy(() -> parse(changed))
        .isInstanceOf(GenesisFault.class)
        .hasMessageContaining(says)
        .hasMessageEndingWith(".");
  }

  @Test
  void votersAreDifferentUsableKeys() {
    String twice = text().replace(BRONZE.publicKey().hex(), GOLD.publicKey().hex());
    String smallOrder = text().replace(BRONZE.publicKey().hex(), "01" + "00".repeat(31));
    String nobody = text().replaceAll("\"voters\":\\[[^\\]]*\\]", "\"voters\":[]");

    assertThatThrownBy(() -> parse(twice)).hasMessageContaining("different keys");
    assertThatThrownBy(() -> parse(smallOrder)).hasMessageContaining("Ed25519");
    assertThatThrownBy(() -> parse(nobody)).hasMessageContaining("1 to 100");
  }

  @Test
  void activationsRiseInHeight() {
    String later =
        "{\"parentHeight\":5,\"parentHash\":\""
            + "ab".repeat(32)
            + "\",\"voters\":[{\"publicKey\":\""
            + GOLD.publicKey().hex()
            + "\",\"tier\":\"Gold\"}],\"firstRound\":3}";
    String twice = text().replace("],\"outputs\"", "," + later + "," + later + "],\"outputs\"");

    assertThatThrownBy(() -> parse(twice)).hasMessageContaining("sorted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "null", "{\"network\":\"Devnet\"}"})
  void filesThatAreNoneAreRefused(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(GenesisFault.class);
  }

  @Test
  void hugeFilesAreNotLookedAt() {
    assertThatThrownBy(() -> GenesisFile.parse(new byte[GenesisFile.MAX_BYTES + 1]))
        .isInstanceOf(GenesisFault.class)
        .hasMessageContaining("1 MiB");
  }

  private static String text() {
    return new String(FILE.canonical(), StandardCharsets.UTF_8);
  }

  private static GenesisFile parse(String text) throws GenesisFault {
    return GenesisFile.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
