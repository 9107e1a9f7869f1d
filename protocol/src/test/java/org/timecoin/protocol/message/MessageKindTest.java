package org.timecoin.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageKindTest {

  @ParameterizedTest
  @EnumSource
  void everyKindIsKnownByItsNameAsSoonAsTheNameIsThere(MessageKind kind) {
    String name = '"' + kind.wireName() + '"';

    assertThat(peek(name)).contains(kind);
    assertThat(peek('{' + name)).contains(kind);
    assertThat(peek(" \t{\r\n" + name + ":[1,2")).contains(kind);
    assertThat(peek('{' + name.substring(0, name.length() - 1))).isEmpty();
    assertThat(MessageKind.ofWireName(kind.wireName())).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"",
        "  ",
        "[\"GetPeers\"]",
        "{\"getPeers\":null}",
        "{\"Nope\":1}",
        "{{\"Ping\"",
        "\"\\u0050ing\"",
        "~W~M\"Ping\"",
        "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"",
      })
  void otherBytesAreNoKind(String start) {
    assertThat(peek(start)).isEmpty();
  }

  @Test
  void onlyTheBytesGivenAreLookedAt() {
    byte[] bytes = "xx\"Ping\"".getBytes(StandardCharsets.US_ASCII);

    assertThat(MessageKind.peek(bytes, 2, 8)).contains(MessageKind.PING);
    assertThat(MessageKind.peek(bytes, 2, 7)).isEmpty();
    assertThat(MessageKind.peek(bytes, 3, 8)).isEmpty();
    assertThat(MessageKind.peek(bytes, 8, 8)).isEmpty();
  }

  @Test
  void linesAreAsLongAsTheirKindMayBe() {
    assertThat(MessageKind.PING.lineClass().maxBytes()).isEqualTo(64 * 1024);
    assertThat(MessageKind.TRANSACTION_BROADCAST.lineClass().maxBytes()).isEqualTo(4 << 20);
    assertThat(MessageKind.BLOCK_ANNOUNCEMENT.lineClass()).isEqualTo(LineClass.BLOCK);
    assertThat(MessageKind.BLOCKS_RESPONSE.lineClass()).isEqualTo(LineClass.ANSWER);
    assertThat(LineClass.ANSWER.maxBytes()).isEqualTo(16 << 20);
  }

  @Test
  void messagesKnowTheirKind() {
    assertThat(new ConnectionMessage.Ping(1, 2).kind()).isEqualTo(MessageKind.PING);
    assertThat(new UtxoMessage.GetUtxoSet().kind()).isEqualTo(MessageKind.GET_UTXO_SET);
  }

  private static Optional<MessageKind> peek(String start) {
    byte[] bytes = start.getBytes(StandardCharsets.UTF_8);
    return MessageKind.peek(bytes, 0, bytes.length);
  }
}
