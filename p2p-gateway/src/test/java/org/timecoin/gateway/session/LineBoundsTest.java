package org.timecoin.gateway.session;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timecoin.gateway.config.P2pConfig;
import org.timecoin.protocol.message.MessageKind;

class LineBoundsTest {

  private static final int SMALL = 64 * 1024;
  private static final int MEDIUM = 4 * 1024 * 1024;
  private static final int LARGE = 16 * 1024 * 1024;

  private final LineBounds bounds =
      new LineBounds(
          new SmallRyeConfigBuilder()
              .withConverter(Duration.class, 100, new DurationConverter())
              .withMapping(P2pConfig.class)
              .build()
              .getConfigMapping(P2pConfig.class)
              .lines());

  /** The table of protocol.md section 1. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "\"GetBlockHeight\" | 65536 | 65536",
        "{\"Handshake\":{\"magic\" | 65536 | 65536",
        "{\"Version\":{ | 65536 | 65536",
        "{\"TransactionBroadcast\":{ | 4194304 | 4194304",
        "{\"ConsensusProposal\":{ | 4194304 | 4194304",
        "{\"ConsensusVote\":{ | 65536 | 65536",
        "{\"RunResponse\":{ | 65536 | 16777216",
        "{\"BlockAnnouncement\":{ | 16777216 | 16777216",
        "{\"BlocksResponse\":[ | 65536 | 16777216",
        "{\"BlockRangeResponse\":[ | 65536 | 16777216",
        "{\"BlockResponse\":{ | 65536 | 16777216",
        "{\"PendingTransactionsResponse\":[ | 65536 | 16777216",
        "{\"UTXOSetResponse\":[ | 65536 | 16777216",
        "  { \"BlockAnnouncement\" : | 16777216 | 16777216",
        "{\"NoSuchMessage\": | 65536 | 65536",
        "garbage | 65536 | 65536",
        "'' | 65536 | 65536",
      })
  void aLineMayBeAsLongAsItsKind(String start, int unasked, int asked) {
    assertThat(of(start, false)).isEqualTo(unasked);
    assertThat(of(start, true)).isEqualTo(asked);
  }

  @ParameterizedTest
  @CsvSource({"BLOCKS_RESPONSE", "MASTERNODES_RESPONSE"})
  void onlyTheKindThatWasAskedForMayBeLong(MessageKind kind) {
    byte[] line = "{\"BlocksResponse\":[".getBytes(US_ASCII);

    assertThat(bounds.of(line, line.length, asked -> asked == kind))
        .isEqualTo(kind == MessageKind.BLOCKS_RESPONSE ? LARGE : SMALL);
  }

  @ParameterizedTest
  @CsvSource({"4096"})
  void beforeTheHandshakeLittleIsRead(int bytes) {
    assertThat(bounds.beforeHandshake()).isEqualTo(bytes).isLessThan(MEDIUM);
  }

  private int of(String start, boolean asked) {
    byte[] line = start.getBytes(US_ASCII);
    return bounds.of(line, line.length, kind -> asked);
  }
}
