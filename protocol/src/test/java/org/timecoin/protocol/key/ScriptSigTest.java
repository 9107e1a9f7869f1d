package org.timecoin.protocol.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.block.OutPoint;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TransactionCodec;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.block.TxOutput;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vectors.GoldenChain;

class ScriptSigTest {

  private static final SigningKey ALICE = SigningKey.generate(new Random(1));
  private static final SigningKey BOB = SigningKey.generate(new Random(2));

  @Test
  void theWorkedExampleOfTheVectors() {
    JsonNode example = GoldenChain.summary().get("signature_example");
    int height = example.get("height").asInt();
    int position = example.get("transaction_index").asInt();
    Transaction tx = GoldenChain.blocks().get(height).transactions().get(position);

    assertThat(TransactionCodec.unsignedTxid(tx).hex())
        .isEqualTo(example.get("txid_with_empty_script_sigs").asText());
    assertThat(TransactionCodec.outputsHash(tx).hex())
        .isEqualTo(example.get("outputs_hash").asText());
    for (JsonNode input : example.get("inputs")) {
      assertInput(tx, input);
    }
  }

  private static void assertInput(Transaction tx, JsonNode expected) {
    int index = expected.get("index").asInt();
    SigningMessages messages = SigningMessages.of(tx);
    byte[] message = messages.forInput(index);
    ScriptSig sig = sig(tx, index);

    assertThat(HexFormat.of().formatHex(message))
        .isEqualTo(expected.get("signed_message_hex").asText());
    assertThat(sig.key().hex()).isEqualTo(expected.get("public_key_hex").asText());
    assertThat(sig.signature().hex()).isEqualTo(expected.get("signature_hex").asText());
    assertThat(sig.signed(message)).isTrue();
    assertThat(sig.signed(messages.forInput(index + 1))).isFalse();
    assertThat(sig.encode()).isEqualTo(tx.inputs().get(index).scriptSig());
  }

  @Test
  void signingFillsEveryInput() {
    Transaction signed = ScriptSig.sign(twoInputs(), List.of(ALICE, BOB));
    SigningMessages messages = SigningMessages.of(signed);

    assertThat(sig(signed, 0).signed(messages.forInput(0))).isTrue();
    assertThat(sig(signed, 1).signed(messages.forInput(1))).isTrue();
    assertThat(sig(signed, 0).key()).isEqualTo(ALICE.publicKey());
    assertThat(signed.outputs()).isEqualTo(twoInputs().outputs());
  }

  @Test
  void signingTwiceGivesTheSameTransaction() {
    Transaction once = ScriptSig.sign(twoInputs(), List.of(ALICE, BOB));

    assertThat(ScriptSig.sign(once, List.of(ALICE, BOB))).isEqualTo(once);
  }

  @Test
  void aChangedOutputUndoesEverySignature() {
    Transaction signed = ScriptSig.sign(twoInputs(), List.of(ALICE, BOB));
    List<TxOutput> otherOutputs = List.of(new TxOutput(6, ByteString.EMPTY));
    Transaction changed = new Transaction(1, signed.inputs(), otherOutputs, 0, 0);

    assertThat(sig(changed, 0).signed(SigningMessages.of(changed).forInput(0))).isFalse();
  }

  @Test
  void oneKeyForEachInput() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScriptSig.sign(twoInputs(), List.of(ALICE)));
  }

  @Test
  void theKeysAddressOwnsTheOutput() {
    ScriptSig sig = sig(ScriptSig.sign(twoInputs(), List.of(ALICE, BOB)), 0);
    ByteString testnet = ALICE.address(AddressDigit.TESTNET).script();
    ByteString other = BOB.address(AddressDigit.TESTNET).script();

    assertThat(sig.owns(testnet, AddressDigit.TESTNET)).isTrue();
    assertThat(sig.owns(testnet, AddressDigit.MAINNET)).isFalse();
    assertThat(sig.owns(other, AddressDigit.TESTNET)).isFalse();
    assertThat(sig.owns(ByteString.utf8("genesis"), AddressDigit.TESTNET)).isFalse();
  }

  @Test
  void only96BytesAreAScriptSig() {
    assertThat(ScriptSig.parse(ByteString.of(new byte[95]))).isEmpty();
    assertThat(ScriptSig.parse(ByteString.of(new byte[97]))).isEmpty();
    assertThat(ScriptSig.parse(ByteString.EMPTY)).isEmpty();
    assertThat(ScriptSig.parse(ByteString.of(new byte[96]))).isPresent();
  }

  private static ScriptSig sig(Transaction tx, int input) {
    return ScriptSig.parse(tx.inputs().get(input).scriptSig()).orElseThrow();
  }

  private static Transaction twoInputs() {
    return new Transaction(
        1,
        List.of(
            new TxInput(new OutPoint(Hash.ZERO, 0), ByteString.EMPTY, -1),
            new TxInput(new OutPoint(Hash.ZERO, 1), ByteString.EMPTY, -1)),
        List.of(new TxOutput(5, ByteString.EMPTY)),
        0,
        0);
  }
}
