package org.timecoin.chain.rpc.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timecoin.chain.GoldenNode;
import org.timecoin.chain.rpc.http.GoldenLedger.Change;
import org.timecoin.chain.rpc.http.GoldenLedger.Unspent;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TransactionCodec;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.key.Address;
import org.timecoin.protocol.key.AddressDigit;
import org.timecoin.protocol.key.SigningKey;

/** What JSON-RPC says of the golden chain, held to a replay of its blocks. */
@QuarkusTest
class ChainQueriesTest extends GoldenNode {

  private static final GoldenLedger LEDGER = new GoldenLedger(BLOCKS);

  private static final List<String> ADDRESSES =
      LEDGER.addresses().stream().filter(text -> Address.parse(text).isPresent()).toList();

  @Inject RpcServer server;

  private RpcCalls rpc;

  @BeforeEach
  void connect() {
    rpc = new RpcCalls(server.port());
  }

  @Test
  void balancesAreExactToTheSatoshi() {
    assertThat(ADDRESSES).hasSizeGreaterThan(5);
    for (String address : ADDRESSES) {
      JsonNode balance = rpc.call("getbalance", address);

      assertThat(balance.decimalValue().movePointRight(8).longValueExact())
          .as(address)
          .isEqualTo(LEDGER.balance(address));
    }
  }

  @Test
  void historiesAreReadByPageNewestFirst() {
    for (String address : ADDRESSES) {
      List<Change> read = new ArrayList<>();
      JsonNode page = rpc.call("getaddresshistory", address, 97);
      page.get("entries").forEach(entry -> read.add(change(entry)));
      while (page.get("more").booleanValue()) {
        page = rpc.call("getaddresshistory", address, 97, page.get("next").textValue());
        page.get("entries").forEach(entry -> read.add(change(entry)));
      }

      assertThat(read).as(address).isEqualTo(LEDGER.changes(address));
      assertThat(page.has("next")).isFalse();
      assertThat(page.get("balance_sat").longValue()).isEqualTo(LEDGER.balance(address));
      assertThat(page.get("unspent_outputs").intValue()).isEqualTo(LEDGER.unspent(address).size());
    }
  }

  private static Change change(JsonNode entry) {
    assertThat(entry.get("confirmations").longValue())
        .isEqualTo(2001 - entry.get("height").longValue());
    return new Change(
        entry.get("txid").textValue(),
        entry.get("height").longValue(),
        entry.get("position").intValue(),
        entry.get("received").decimalValue().movePointRight(8).longValueExact(),
        entry.get("spent_sat").longValue());
  }

  @Test
  void aHistoryBeginsBelowAHeight() {
    String address = ADDRESSES.getFirst();
    long height = LEDGER.changes(address).getFirst().height();

    JsonNode entries = rpc.call("getaddresshistory", address, 1, height).get("entries");

    assertThat(change(entries.get(0)))
        .isEqualTo(
            LEDGER.changes(address).stream()
                .filter(change -> change.height() < height)
                .findFirst()
                .orElseThrow());
  }

  @Test
  void unspentOutputsAreThoseOfTheReplay() {
    JsonNode all = rpc.call("listunspent", 1, 9_999_999, ADDRESSES);

    assertThat(all).isNotEmpty();
    assertThat(all)
        .extracting(ChainQueriesTest::line)
        .containsExactlyInAnyOrderElementsOf(
            ADDRESSES.stream()
                .flatMap(address -> LEDGER.unspent(address).stream())
                .map(ChainQueriesTest::line)
                .toList());
    assertThat(all).allMatch(one -> one.get("safe").booleanValue());
  }

  @Test
  void unspentOutputsAreBoundedByTheirConfirmations() {
    JsonNode some = rpc.call("listunspent", 500, 1_000, ADDRESSES);

    assertThat(some)
        .extracting(ChainQueriesTest::line)
        .containsExactlyInAnyOrderElementsOf(
            ADDRESSES.stream()
                .flatMap(address -> LEDGER.unspent(address).stream())
                .filter(one -> one.height() >= 1_001 && one.height() <= 1_501)
                .map(ChainQueriesTest::line)
                .toList());
    assertThat(rpc.call("listunspent", Long.MAX_VALUE, Long.MAX_VALUE, ADDRESSES)).isEmpty();
    assertThat(rpc.call("listunspent", 0, Long.MAX_VALUE, ADDRESSES))
        .hasSameSizeAs(rpc.call("listunspent", 1, 9_999_999, ADDRESSES));
    assertThat(rpc.call("listunspent", 1, 0, ADDRESSES)).isEmpty();
  }

  private static String line(JsonNode one) {
    assertThat(one.get("amount").decimalValue().movePointRight(8).longValueExact())
        .isEqualTo(one.get("amount_sat").longValue());
    return "%s:%d %s %d %d"
        .formatted(
            one.get("txid").textValue(),
            one.get("vout").intValue(),
            one.get("address").textValue(),
            one.get("amount_sat").longValue(),
            one.get("confirmations").longValue());
  }

  private static String line(Unspent one) {
    return "%s:%d %s %d %d"
        .formatted(
            one.outpoint().txid().hex(),
            one.outpoint().vout(),
            one.output().scriptPubkey().asText(),
            one.output().value(),
            2001 - one.height());
  }

  @Test
  void everyTransactionOfSomeBlocksIsShown() {
    for (Block block : List.of(BLOCKS.getFirst(), BLOCKS.get(100), BLOCKS.get(2000))) {
      for (Transaction tx : block.transactions()) {
        JsonNode shown = rpc.call("gettransaction", tx.txid().hex());
        assertShown(shown, tx, block);
        assertThat(rpc.call("getrawtransaction", tx.txid().hex(), true)).isEqualTo(shown);
        assertThat(rpc.call("getrawtransaction", tx.txid().hex()).textValue())
            .isEqualTo(HexFormat.of().formatHex(TransactionCodec.encode(tx)));
      }
    }
  }

  private static void assertShown(JsonNode shown, Transaction tx, Block block) {
    assertThat(shown.get("txid").textValue()).isEqualTo(tx.txid().hex());
    assertThat(shown.get("blockhash").textValue()).isEqualTo(block.hash().hex());
    assertThat(shown.get("height").longValue()).isEqualTo(block.header().height());
    assertThat(shown.get("confirmations").longValue()).isEqualTo(2001 - block.header().height());
    assertThat(shown.get("blocktime").longValue()).isEqualTo(block.header().timestamp());
    long in = 0;
    for (int i = 0; i < tx.inputs().size(); i++) {
      TxInput input = tx.inputs().get(i);
      TxOutput spent = LEDGER.output(input.previousOutput());
      JsonNode vin = shown.get("vin").get(i);
      assertThat(vin.get("txid").textValue()).isEqualTo(input.previousOutput().txid().hex());
      assertThat(vin.get("address").textValue()).isEqualTo(spent.scriptPubkey().asText());
      assertThat(vin.get("value_sat").longValue()).isEqualTo(spent.value());
      in += spent.value();
    }
    long out = tx.outputs().stream().mapToLong(TxOutput::value).sum();
    assertThat(shown.get("fee").decimalValue().movePointRight(8).longValueExact())
        .isEqualTo(tx.isCoinbase() ? 0 : in - out);
    assertThat(shown.get("vout")).hasSameSizeAs(tx.outputs());
  }

  @Test
  void bytesAreDecodedWithoutLookingAnythingUp() {
    Transaction tx = BLOCKS.get(100).transactions().get(1);

    JsonNode shown =
        rpc.call("decoderawtransaction", HexFormat.of().formatHex(TransactionCodec.encode(tx)));

    assertThat(shown.get("txid").textValue()).isEqualTo(tx.txid().hex());
    assertThat(shown.get("vin")).hasSameSizeAs(tx.inputs());
    assertThat(shown.get("vin").get(0).has("value")).isFalse();
    assertThat(shown.get("vout").get(0).get("value_sat").longValue())
        .isEqualTo(tx.outputs().getFirst().value());
    assertThat(shown.has("blockhash")).isFalse();
  }

  @Test
  void aHeaderHasTheFieldsOfItsBlock() {
    JsonNode block = rpc.call("getblock", 100);
    JsonNode header = rpc.call("getblockheader", 100);

    header
        .fieldNames()
        .forEachRemaining(name -> assertThat(header.get(name)).as(name).isEqualTo(block.get(name)));
    assertThat(header.fieldNames())
        .toIterable()
        .contains("hash", "nextblockhash", "merkleroot", "nTx", "confirmations", "certificate")
        .doesNotContain("tx", "rewards");
    assertThat(rpc.call("getblockheader", block.get("hash").textValue())).isEqualTo(header);
  }

  @Test
  void thereIsOneTip() {
    JsonNode tips = rpc.call("getchaintips");

    assertThat(tips).hasSize(1);
    assertThat(tips.get(0).get("height").longValue()).isEqualTo(2000);
    assertThat(tips.get(0).get("hash").textValue()).isEqualTo(BLOCKS.get(2000).hash().hex());
    assertThat(tips.get(0).get("status").textValue()).isEqualTo("active");
  }

  @Test
  void anAddressIsValidOnItsNetworkOnly() {
    String address = ADDRESSES.getFirst();
    JsonNode valid = rpc.call("validateaddress", address);
    JsonNode wrong = rpc.call("validateaddress", address.replace("TIME0", "TIME1"));

    assertThat(valid.get("isvalid").booleanValue()).isTrue();
    assertThat(valid.get("scriptPubKey").textValue())
        .isEqualTo(Address.parse(address).orElseThrow().script().hex());
    assertThat(valid.has("error")).isFalse();
    assertThat(wrong.get("isvalid").booleanValue()).isFalse();
    assertThat(wrong.get("error").textValue()).endsWith("wrong network digit");
  }

  @ParameterizedTest(name = "{0}{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          gettransaction       | []       | -32602 | txid is missing
          gettransaction       | [7]      | -32602 | txid is a text
          gettransaction       | ["7"]    | -8     | A txid has 64 hex digits
          gettransaction       | ["ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"] | -5 | Transaction not found
          getrawtransaction    | ["ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", 1] | -5 | Transaction not found
          getrawtransaction    | ["ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", "x"] | -32602 | verbose is a whole number
          decoderawtransaction | ["0"]    | -8     | even number of hex digits
          decoderawtransaction | ["zz"]   | -8     | even number of hex digits
          decoderawtransaction | [""]     | -8     | no transaction
          decoderawtransaction | ["01000000ffffffffffffffff"] | -8 | no transaction
          getbalance           | []       | -32602 | address is missing
          getbalance           | [7]      | -32602 | address is a text
          getbalance           | ["7"]    | -8     | wrong prefix
          getbalance           | ["TIME0Nin3SHxLzkou3PmR845NgGEQgHc2cFFxK"] | -8 | wrong checksum
          listunspent          | []       | -32602 | addresses is missing
          listunspent          | [1,2,"x"] | -32602 | addresses is an array
          listunspent          | [1,2,[7]] | -32602 | an address is a text
          listunspent          | [1,2,["x"]] | -8   | wrong prefix
          listunspent          | [-1]     | -8     | minconf is from 0
          getaddresshistory    | ["TIME0Nin3SHxLzkou3PmR845NgGEQgHc2cFFxJ",0] | -8 | limit is from 1 to 1000
          getaddresshistory    | ["TIME0Nin3SHxLzkou3PmR845NgGEQgHc2cFFxJ",1001] | -8 | limit is from 1 to 1000
          getaddresshistory    | ["TIME0Nin3SHxLzkou3PmR845NgGEQgHc2cFFxJ",1,"x"] | -8 | before is a height or
          getaddresshistory    | ["TIME0Nin3SHxLzkou3PmR845NgGEQgHc2cFFxJ",1,-1] | -8 | before is no height
          getblockheader       | [2001]   | -5     | Block not found
          getblockheader       | ["x"]    | -8     | A block hash has 64 hex digits
          validateaddress      | []       | -32602 | address is missing
          """)
  void whatCannotBeAnsweredIsAnErrorWithItsCode(
      String method, String params, int code, String message) throws Exception {
    JsonNode error = rpc.answer(method, RpcCalls.json(params));

    assertThat(error.get("code").intValue()).isEqualTo(code);
    assertThat(error.get("message").textValue()).contains(message);
  }

  @Test
  void tooManyAddressesAreRefused() {
    List<String> many = Collections.nCopies(101, ADDRESSES.getFirst());

    assertThat(rpc.call("listunspent", 1, 2, many).get("code").intValue()).isEqualTo(-8);
  }

  @Test
  void anAddressThatWasNeverPaidHasNothing() {
    String nobody = SigningKey.generate(new Random(1)).address(AddressDigit.TESTNET).text();

    assertThat(rpc.call("getbalance", nobody).decimalValue()).isEqualByComparingTo("0");
    assertThat(rpc.call("listunspent", 1, 9, List.of(nobody))).isEmpty();
    assertThat(rpc.call("getaddresshistory", nobody).get("entries")).isEmpty();
  }
}
