package org.timecoin.gateway.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.timecoin.gateway.ask.RangeAnswer.Complete;
import org.timecoin.gateway.ask.RangeAnswer.Malformed;
import org.timecoin.gateway.ask.RangeAnswer.Prefix;
import org.timecoin.protocol.block.Block;
import org.timecoin.protocol.block.BlockHeader;
import org.timecoin.protocol.bytes.Hash;

class RangeAnswerTest {

  @Test
  void theWholeRangeIsComplete() {
    assertThat(answer(10, 12, 10, 11, 12)).isEqualTo(new Complete(blocks(10, 11, 12)));
    assertThat(answer(0, 0, 0)).isEqualTo(new Complete(blocks(0)));
  }

  @Test
  void aShorterBeginningIsAValidAnswer() {
    assertThat(answer(10, 12, 10, 11)).isEqualTo(new Prefix(blocks(10, 11)));
    assertThat(answer(10, 12)).isEqualTo(new Prefix(List.of()));
  }

  @Test
  void whatFollowsAGapIsDroppedWithoutBlame() {
    assertThat(answer(10, 13, 10, 12, 13)).isEqualTo(new Prefix(blocks(10)));
    assertThat(answer(10, 13, 11, 12, 13)).isEqualTo(new Prefix(List.of()));
  }

  @ParameterizedTest
  @CsvSource({"9", "14", "0", "-1"})
  void aHeightThatWasNotAskedForIsMalformed(long height) {
    assertThat(answer(10, 13, 10, 11, height)).isInstanceOf(Malformed.class);
    assertThat(answer(10, 13, height)).isInstanceOf(Malformed.class);
  }

  @Test
  void aHeightOutOfItsPlaceIsCalledByTheNameOfItsRule() {
    assertThat(answer(1_001, 1_001, 1_003))
        .isEqualTo(new Malformed("wrong_height: height 1003 was not asked for"));
    assertThat(answer(1_001, 1_001, -1))
        .isEqualTo(new Malformed("wrong_height: height 18446744073709551615 was not asked for"));
    assertThat(answer(10, 13, 10, 10))
        .isEqualTo(new Malformed("wrong_height: heights out of order at 10"));
  }

  @Test
  void heightsOutOfOrderAreMalformed() {
    assertThat(answer(10, 13, 11, 10)).isInstanceOf(Malformed.class);
    assertThat(answer(10, 13, 10, 10)).isInstanceOf(Malformed.class);
    assertThat(answer(10, 13, 10, 12, 11)).isInstanceOf(Malformed.class);
    assertThat(answer(0, 13, 0, 0)).isInstanceOf(Malformed.class);
  }

  @Test
  void moreBlocksThanHeightsAreMalformed() {
    assertThat(answer(10, 11, 10, 11, 11)).isInstanceOf(Malformed.class);
  }

  @Test
  void heightsHaveAllSixtyFourBits() {
    assertThat(answer(-2, -1, -2, -1)).isEqualTo(new Complete(blocks(-2, -1)));
    assertThat(answer(-2, -1, 0)).isInstanceOf(Malformed.class);
    assertThat(answer(Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE))
        .isInstanceOf(Complete.class);
  }

  private static RangeAnswer answer(long first, long last, long... heights) {
    return RangeAnswer.of(first, last, blocks(heights));
  }

  private static List<Block> blocks(long... heights) {
    return Arrays.stream(heights)
        .mapToObj(
            h -> new Block(new BlockHeader(1, h, Hash.ZERO, Hash.ZERO, 0, 0), List.of(), List.of()))
        .toList();
  }
}
