package org.timecoin.chain.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.timecoin.chain.emit.AgeAlarm.Turn;

class AgeAlarmTest {

  @Test
  void itIsRaisedOnceAndOverOnce() {
    AgeAlarm alarm = new AgeAlarm(Duration.ofSeconds(60));

    assertThat(alarm.look(0)).isEqualTo(Turn.SAME);
    assertThat(alarm.look(59.9)).isEqualTo(Turn.SAME);
    assertThat(alarm.look(60)).isEqualTo(Turn.RAISED);
    assertThat(alarm.look(3600)).isEqualTo(Turn.SAME);
    assertThat(alarm.look(2)).isEqualTo(Turn.OVER);
    assertThat(alarm.look(0)).isEqualTo(Turn.SAME);
    assertThat(alarm.look(61)).isEqualTo(Turn.RAISED);
  }
}
