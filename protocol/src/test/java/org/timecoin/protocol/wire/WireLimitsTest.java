package org.timecoin.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.json.FaultReason;
import org.timecoin.protocol.json.JsonLimits;
import org.timecoin.protocol.message.ChainMessage.BlockResponse;
import org.timecoin.protocol.message.ConnectionMessage.Ping;
import org.timecoin.protocol.message.LineClass;
import org.timecoin.protocol.message.TransactionMessage.TransactionBroadcast;
import org.timecoin.protocol.message.UtxoMessage.Unsubscribe;

/** What a peer can make us allocate, and what it cannot. */
class WireLimitsTest {

  @Test
  void aLineOverTheLimitIsNotLookedAt() {
    byte[] line = bytes("\"GetPeers\"");
    WireLimits nine = new WireLimits(line.length - 1, JsonLimits.DEFAULT);

    assertFault(FaultReason.TOO_LONG, line, nine);
  }

  @Test
  void theLimitOfALineFollowsItsKind() {
    assertThat(WireLimits.of(LineClass.SMALL).maxLineBytes()).isEqualTo(65_536);
    assertThat(WireLimits.DEFAULT.maxLineBytes()).isEqualTo(16_777_216);
  }

  @Test
  void stringsAreBounded() throws WireFault {
    String longest = "a".repeat(JsonLimits.DEFAULT.maxStringBytes());

    assertThat(WireCodec.decode(bytes("{\"Unsubscribe\":\"" + longest + "\"}")))
        .isEqualTo(new Unsubscribe(longest));
    assertFault(FaultReason.STRING_TOO_LONG, "{\"Unsubscribe\":\"" + longest + "b\"}");
    assertFault(FaultReason.STRING_TOO_LONG, "{\"Unsubscribe\":\"\\n" + longest + "\"}");
    assertFault(FaultReason.STRING_TOO_LONG, "{\"" + longest + "b\":1}");
  }

  @Test
  void whatTheChainMayHoldIsNotBounded() throws WireFault {
    String longAddress = "x".repeat(100_000);
    String block =
        "{\"BlockResponse\":[[1,2,H,H,3,4],[],[[\"%s\",5]]]}"
            .replace("H", zeros(32))
            .formatted(longAddress);

    BlockResponse response = (BlockResponse) WireCodec.decode(bytes(block));

    assertThat(response.block().masternodeRewards().getFirst().address()).isEqualTo(longAddress);
  }

  @Test
  void elementsOfAllListsTogetherAreBounded() throws WireFault {
    WireLimits three = new WireLimits(1000, new JsonLimits(100, 3, 10));
    String twoTransactions = "[1,[],[[1,[]]],0,0]";

    decode("{\"PendingTransactionsResponse\":[" + twoTransactions + "]}", three);
    decode("{\"PeersResponse\":[\"a\",\"b\",\"c\"]}", three);
    assertFault(
        FaultReason.TOO_MANY, bytes("{\"PeersResponse\":[\"a\",\"b\",\"c\",\"d\"]}"), three);
    assertFault(
        FaultReason.TOO_MANY,
        bytes(
            "{\"PendingTransactionsResponse\":[" + twoTransactions + "," + twoTransactions + "]}"),
        three);
  }

  @Test
  void bytesOfScriptsAreNoElements() throws WireFault {
    WireLimits three = new WireLimits(1000, new JsonLimits(100, 3, 10));
    String line = "{\"TransactionBroadcast\":[1,[],[[1," + zeros(200) + "]],0,0]}";

    TransactionBroadcast read = (TransactionBroadcast) decode(line, three);

    assertThat(read.transaction().outputs().getFirst().scriptPubkey().length()).isEqualTo(200);
  }

  @Test
  void unknownFieldsAreSkippedToALimitedDepth() throws WireFault {
    int depth = JsonLimits.DEFAULT.maxSkipDepth();
    String ping = "{\"Ping\":{\"nonce\":1,\"timestamp\":2,\"x\":%s}}";

    assertThat(WireCodec.decode(bytes(ping.formatted(nested(depth))))).isEqualTo(new Ping(1, 2));
    assertFault(FaultReason.TOO_DEEP, ping.formatted(nested(depth + 1)));
    assertFault(FaultReason.TOO_DEEP, ping.formatted("[".repeat(1_000_000)));
  }

  @Test
  void faultsTellTheOffsetInTheLine() {
    byte[] line = bytes("......{\"BlockRequest\":x}");

    assertThatThrownBy(() -> WireCodec.decode(line, 6, line.length, WireLimits.DEFAULT))
        .isInstanceOfSatisfying(
            WireFault.class,
            fault -> {
              assertThat(fault.offset()).isEqualTo(16);
              assertThat(fault).hasMessage("no message: TYPE at byte 16");
              assertThat(fault.getStackTrace()).isEmpty();
            });
  }

  private static String nested(int depth) {
    return "[{\"a\":".repeat(depth / 2) + (depth % 2 == 1 ? "[]" : "null") + "}]".repeat(depth / 2);
  }

  private static String zeros(int count) {
    return "[" + "0,".repeat(count - 1) + "0]";
  }

  private static Object decode(String line, WireLimits limits) throws WireFault {
    return WireCodec.decode(bytes(line), 0, line.length(), limits);
  }

  private static void assertFault(FaultReason reason, String line) {
    assertFault(reason, bytes(line), WireLimits.DEFAULT);
  }

  private static void assertFault(FaultReason reason, byte[] line, WireLimits limits) {
    assertThatThrownBy(() -> WireCodec.decode(line, 0, line.length, limits))
        .isInstanceOfSatisfying(
            WireFault.class, fault -> assertThat(fault.reason()).isEqualTo(reason));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
