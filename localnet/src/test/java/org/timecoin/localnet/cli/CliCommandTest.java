package org.timecoin.localnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliCommandTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"17", "-1", "true", "null", "[\"a\",1]", "{\"TIME0x\":0.10000000}", "1.50000000"})
  void jsonIsPassedOnAsItIs(String parameter) {
    assertThat(CliCommand.value(parameter).toString()).isEqualTo(parameter);
  }

  @ParameterizedTest
  @CsvSource({
    "TIME0abc, TIME0abc",
    "00ab, 00ab",
    "12ab34, 12ab34",
    "1 2, 1 2",
    "1951:3, 1951:3",
    "'', ''",
    "'{broken', '{broken'",
    "'\"quoted\"', quoted"
  })
  void anythingElseIsText(String parameter, String text) {
    assertThat(CliCommand.value(parameter).isTextual()).isTrue();
    assertThat(CliCommand.value(parameter).asText()).isEqualTo(text);
  }

  @Test
  void aHashOfDigitsOnlyIsText() {
    String digits = "1".repeat(64);

    assertThat(CliCommand.value(digits).isTextual()).isTrue();
  }

  @Test
  void aTransactionThatReadsLikeANumberIsText() {
    String hex = "1".repeat(70) + "e" + "0".repeat(63);

    assertThat(CliCommand.value(hex).asText()).isEqualTo(hex);
    assertThat(CliCommand.value(hex).isTextual()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.00000000", "0.00000001", "100.00000000", "2100000000000000.5"})
  void amountsArePrintedAsTheyCame(String amount) throws Exception {
    assertThat(CliCommand.text(CliCommand.value(amount))).isEqualTo(amount);
    assertThat(CliCommand.text(CliCommand.value("{\"a\":" + amount + "}")))
        .contains("\"a\" : " + amount + "\n");
  }

  @Test
  void textResultsAreBare() throws Exception {
    assertThat(CliCommand.text(CliCommand.value("\"ab\""))).isEqualTo("ab");
    assertThat(CliCommand.text(CliCommand.value("17"))).isEqualTo("17");
    assertThat(CliCommand.text(CliCommand.value("{\"a\":1}"))).contains("\"a\" : 1");
  }
}
