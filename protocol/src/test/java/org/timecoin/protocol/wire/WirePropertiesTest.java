package org.timecoin.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.timecoin.protocol.arbitrary.Arbitrary;
import org.timecoin.protocol.arbitrary.ArbitraryMessages;
import org.timecoin.protocol.arbitrary.Mutation;
import org.timecoin.protocol.message.Message;
import org.timecoin.protocol.message.MessageKind;
import org.timecoin.protocol.vectors.Vectors;

/** What holds for every message and for all bytes. Every assertion names its seed. */
class WirePropertiesTest {

  private static final int SEEDS = 100;

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsReadBack(MessageKind kind) throws WireFault {
    for (long seed = 0; seed < SEEDS; seed++) {
      Message message = new ArbitraryMessages(seed).message(kind);

      Message read = WireCodec.decode(WireCodec.encode(message));

      assertThat(read).as("seed %d", seed).isEqualTo(message);
      assertThat(read.kind()).isEqualTo(kind);
    }
  }

  @ParameterizedTest
  @EnumSource
  void oddFormsMeanTheSame(MessageKind kind) throws WireFault {
    for (long seed = 0; seed < SEEDS; seed++) {
      Message message = new ArbitraryMessages(seed).message(kind);
      String plain = new String(WireCodec.encode(message), StandardCharsets.UTF_8);
      String odd = new OddForms(new Arbitrary(seed)).line(Vectors.parse(plain));

      assertThat(WireCodec.decode(odd.getBytes(StandardCharsets.UTF_8)))
          .as("seed %d: %s", seed, odd)
          .isEqualTo(message);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noPartOfALineIsAMessage(MessageKind kind) {
    byte[] line = WireCodec.encode(new ArbitraryMessages(1).message(kind));
    for (int length = 0; length < line.length; length++) {
      byte[] part = Arrays.copyOf(line, length);
      assertThatThrownBy(() -> WireCodec.decode(part)).isInstanceOf(WireFault.class);
    }
  }

  @Test
  void damagedLinesAreRefusedOrAreAnotherMessage() throws WireFault {
    int refused = 0;
    for (long seed = 0; seed < 20_000; seed++) {
      byte[] line = WireCodec.encode(new ArbitraryMessages(seed).message());
      refused += refusedOrStable(new Mutation(new Arbitrary(seed)).of(line), seed);
    }
    assertThat(refused).isGreaterThan(10_000);
  }

  @Test
  void arbitraryBytesAreRefused() throws WireFault {
    for (long seed = 0; seed < 20_000; seed++) {
      Arbitrary any = new Arbitrary(seed);
      assertThat(refusedOrStable(any.bytes(any.below(64)), seed)).as("seed %d", seed).isOne();
    }
  }

  @Test
  void arbitraryTokensAreRefusedOrAreAMessage() throws WireFault {
    String[] tokens = {
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      "null",
      "true",
      "1",
      "-0",
      "\"Ping\"",
      "\"nonce\"",
      "\"x\"",
      "\"timestamp\"",
      "\"GetPeers\"",
      "\"PeersResponse\"",
      " "
    };
    for (long seed = 0; seed < 50_000; seed++) {
      Arbitrary any = new Arbitrary(seed);
      StringBuilder line = new StringBuilder("{\"Ping\":{");
      for (int i = any.below(10); i > 0; i--) {
        line.append(tokens[any.below(tokens.length)]);
      }
      refusedOrStable(line.append("}}").toString().getBytes(StandardCharsets.UTF_8), seed);
    }
  }

  /** 1 when refused by our own fault; else what was read must survive being written and read. */
  private static int refusedOrStable(byte[] line, long seed) throws WireFault {
    Message read;
    try {
      read = WireCodec.decode(line);
    } catch (WireFault fault) {
      assertThat(fault.offset()).as("seed %d", seed).isBetween(0, line.length);
      return 1;
    }
    assertThat(WireCodec.decode(WireCodec.encode(read))).as("seed %d", seed).isEqualTo(read);
    return 0;
  }
}
