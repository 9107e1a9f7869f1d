package org.timecoin.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.timecoin.gateway.rig.TestChain;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.message.MasternodeInfo;
import org.timecoin.protocol.message.MessageKind;
import org.timecoin.protocol.reward.Tier;

/** How much one peer may ask and tell, and in what form. */
class RatesTest {

  private static final PeerRequest BLOCKS =
      new PeerRequest.Blocks(MessageKind.BLOCKS_RESPONSE, 0, 100);
  private static final News BLOCK = new News.NewBlock(TestChain.upTo(1).getLast());

  private final PeerRates rates =
      new PeerRates(new PeerRates.Limits(50, 100, 20, 1000, 20, 1_000_000, 30_000), 0);

  @Test
  void aBurstOfTwoSecondsIsLetThroughAndThenTheRate() {
    assertThat(allowed(1000, 0)).isEqualTo(100);
    assertThat(allowed(1000, 1000)).isEqualTo(50);
    assertThat(allowed(1000, 1100)).isEqualTo(5);
  }

  @Test
  void rateOfOneKindDoesNotUseUpAnother() {
    allowed(1000, 0);

    assertThat(rates.mayAsk(new PeerRequest.Height(), 0)).isTrue();
    assertThat(rates.mayTell(BLOCK, 0)).isTrue();
  }

  @Test
  void everyKindOfNewsHasItsRate() {
    News masternode = new News.Announced(masternode("10.0.0.1", "TIME0x"));
    News transaction = new News.NewTransaction(TestChain.transaction(1, 10));
    int blocks = 0;
    int masternodes = 0;
    int transactions = 0;
    for (int i = 0; i < 5000; i++) {
      blocks += rates.mayTell(BLOCK, 0) ? 1 : 0;
      masternodes += rates.mayTell(masternode, 0) ? 1 : 0;
      transactions += rates.mayTell(transaction, 0) ? 1 : 0;
    }

    assertThat(List.of(blocks, masternodes, transactions)).containsExactly(40, 40, 2000);
  }

  @Test
  void repliesWaitWhenTheirBytesAreSpent() {
    assertThat(rates.mayReply(0)).isTrue();
    rates.replied(3_000_000, 0);

    assertThat(rates.mayReply(999)).isFalse();
    assertThat(rates.mayReply(1001)).isTrue();
  }

  @Test
  void dropsAreForgivenUntilTheyLastThirtySeconds() {
    for (long ms = 0; ms < 30_000; ms += 100) {
      assertThat(rates.droppedTooLong(ms)).isFalse();
    }
    assertThat(rates.droppedTooLong(30_000)).isTrue();
    assertThat(rates.droppedTooLong(30_100)).isFalse();
  }

  @Test
  void aQuietSecondForgives() {
    Endurance endurance = new Endurance(30_000);
    for (long ms = 0; ms < 120_000; ms += 1_001) {
      assertThat(endurance.dropped(ms)).isFalse();
    }
  }

  @Test
  void newsInGoodFormPasses() {
    NewsForm form = new NewsForm(1 << 20);

    assertThat(form.fault(BLOCK)).isEmpty();
    assertThat(form.fault(new News.NewTransaction(TestChain.transaction(1, 10)))).isEmpty();
    assertThat(form.fault(new News.Announced(masternode("10.0.0.1:24100", "TIME0x")))).isEmpty();
  }

  @Test
  void newsTooLargeDoesNot() {
    NewsForm form = new NewsForm(500);

    assertThat(form.fault(new News.NewBlock(TestChain.upTo(1, 500).getLast()))).isPresent();
    assertThat(form.fault(new News.NewTransaction(TestChain.transaction(1, 500)))).isPresent();
  }

  @Test
  void endlessOrEmptyTextsDoNot() {
    NewsForm form = new NewsForm(500);

    assertThat(form.fault(new News.Announced(masternode("x".repeat(65), "TIME0x")))).isPresent();
    assertThat(form.fault(new News.Listed(masternode("10.0.0.1", "")))).isPresent();
  }

  private int allowed(int asked, long nowMs) {
    int allowed = 0;
    for (int i = 0; i < asked; i++) {
      allowed += rates.mayAsk(BLOCKS, nowMs) ? 1 : 0;
    }
    return allowed;
  }

  private static MasternodeInfo masternode(String address, String reward) {
    return new MasternodeInfo(
        address, reward, Tier.FREE, SigningKey.fromSeed(new byte[32]).publicKey());
  }
}
