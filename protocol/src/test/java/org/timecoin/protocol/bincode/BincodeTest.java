package org.timecoin.protocol.bincode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.timecoin.protocol.bincode.BincodeFault.Reason;
import org.timecoin.protocol.bytes.ByteString;

class BincodeTest {

  @Test
  void integersAreLittleEndianAndFixedWidth() {
    byte[] bytes = new BincodeWriter(14).u8(255).bool(true).u32(-1).u64(1).finish();

    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("ff01ffffffff0100000000000000");
    BincodeReader in = new BincodeReader(bytes);
    assertThat(in.u8()).isEqualTo(255);
    assertThat(in.bool()).isTrue();
    assertThat(in.u32()).isEqualTo(-1);
    assertThat(in.u64()).isEqualTo(1);
    in.finish();
  }

  @Test
  void listsCarryTheirCountInFront() {
    byte[] bytes = new BincodeWriter(11).byteString(ByteString.utf8("abc")).finish();

    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("0300000000000000616263");
    assertThat(new BincodeReader(bytes).byteString()).isEqualTo(ByteString.utf8("abc"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "\u00e9", "\u4e2d", "\ud83d\ude00", "a\ud83d", "\ude00b", "\ud83d\ud83d"})
  void sizeOfATextIsWhatIsWritten(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);

    assertThat(BincodeSize.of(text)).isEqualTo(8 + utf8.length);
    assertThat(new BincodeWriter(BincodeSize.of(text)).text(text).finish()).endsWith(utf8);
  }

  @Test
  void aWriterThatIsNotFullIsABug() {
    assertThatThrownBy(() -> new BincodeWriter(4).u8(0).finish())
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> new BincodeWriter(1).u32(0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void bytesThatEndTooEarlyAreRefused() {
    assertFault(Reason.TRUNCATED, "", BincodeReader::u8);
    assertFault(Reason.TRUNCATED, "000000", BincodeReader::u32);
    assertFault(Reason.TRUNCATED, "00000000000000", BincodeReader::u64);
    assertFault(Reason.TRUNCATED, "00".repeat(31), BincodeReader::hash);
    assertFault(Reason.TRUNCATED, "00".repeat(63), BincodeReader::signature);
  }

  @Test
  void bytesThatAreLeftAreRefused() {
    assertFault(Reason.TRAILING, "00", BincodeReader::finish);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0200000000000000ff", // two, but one is there
        "ffffffffffffffff", // -1 as a signed number
        "0000000001000000", // above an int
        "ffffffff00000000",
        "000000000000008000",
      })
  void countsThatTheBytesCannotHoldAreRefusedBeforeAllocating(String hex) {
    assertFault(Reason.LENGTH, hex, BincodeReader::byteString);
    assertFault(Reason.LENGTH, hex, BincodeReader::text);
    assertFault(Reason.LENGTH, hex, in -> in.count(1));
  }

  @Test
  void countsAreMeasuredByTheSmallestItem() {
    byte[] hundredBytesForThree = new byte[108];
    hundredBytesForThree[0] = 3;

    assertThatThrownBy(() -> new BincodeReader(hundredBytesForThree).count(50))
        .isInstanceOf(BincodeFault.class);
    assertThat(new BincodeReader(hundredBytesForThree).count(33)).isEqualTo(3);
  }

  @Test
  void aPublicKeyHasItsLengthInFrontAndNoOther() {
    assertFault(Reason.LENGTH, "1f00000000000000" + "00".repeat(32), BincodeReader::publicKey);
    assertFault(Reason.LENGTH, "2100000000000000" + "00".repeat(33), BincodeReader::publicKey);
  }

  @Test
  void boolsAndVariantsHaveOneForm() {
    assertFault(Reason.VARIANT, "02", BincodeReader::bool);
    assertFault(Reason.VARIANT, "05000000", in -> in.variant(4));
    assertFault(Reason.VARIANT, "ffffffff", in -> in.variant(4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"c080", "eda080", "e282", "ff", "f4908080"})
  void textThatIsNotUtf8IsRefused(String hex) {
    String counted = "0" + hex.length() / 2 + "00000000000000" + hex;

    assertFault(Reason.UTF8, counted, BincodeReader::text);
  }

  private static void assertFault(Reason reason, String hex, Consumer<BincodeReader> read) {
    assertThatThrownBy(() -> read.accept(new BincodeReader(HexFormat.of().parseHex(hex))))
        .isInstanceOfSatisfying(
            BincodeFault.class, fault -> assertThat(fault.reason()).isEqualTo(reason));
  }
}
