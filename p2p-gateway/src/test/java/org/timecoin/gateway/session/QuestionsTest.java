package org.timecoin.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.timecoin.gateway.peer.Capabilities;
import org.timecoin.gateway.rig.TestChain;
import org.timecoin.gateway.route.News;

/** Small questions, what peers claim, and what is acknowledged. */
class QuestionsTest {

  private final Questions<Long, String> questions = new Questions<>();
  private final List<String> heard = new ArrayList<>();

  @Test
  void oneAnswerIsForAllWhoAskedTheSame() {
    questions.ask(1L, heard::add);
    questions.ask(1L, heard::add);
    questions.ask(2L, heard::add);

    assertThat(questions.answered(1L, "x")).isTrue();

    assertThat(heard).containsExactly("x", "x");
    assertThat(questions.answered(1L, "again")).isFalse();
  }

  @Test
  void whoStoppedWaitingHearsNothing() {
    Runnable stop = questions.ask(1L, heard::add);
    stop.run();
    stop.run();

    assertThat(questions.answered(1L, "x")).isFalse();
    assertThat(heard).isEmpty();
  }

  @Test
  void anUnaskedAnswerIsForNobody() {
    assertThat(questions.answered(7L, "x")).isFalse();
  }

  @Test
  void theHeightAPeerClaimsIsTheLastItSaid() {
    PeerFacts facts = new PeerFacts(0);

    assertThat(facts.claims(5, 10)).isTrue();
    assertThat(facts.claims(5, 20)).isFalse();
    assertThat(facts.heightAtMs()).isEqualTo(20);
    assertThat(facts.claims(3, 30)).isTrue();
    assertThat(facts.height()).contains(3L);
  }

  @Test
  void aBlockThatAPeerShowsRaisesItsHeightAndNeverLowersIt() {
    PeerFacts facts = new PeerFacts(0);

    assertThat(facts.shows(5, 10)).isTrue();
    assertThat(facts.shows(4, 20)).isFalse();
    assertThat(facts.height()).contains(5L);
    assertThat(facts.shows(-1, 30)).isTrue();
    assertThat(facts.height()).contains(-1L);
  }

  @Test
  void aPeerIsALegacyNodeUntilItSaysOtherwise() {
    PeerFacts facts = new PeerFacts(0);

    assertThat(facts.capabilities()).isEqualTo(Capabilities.NONE);
    assertThat(facts.version()).isEmpty();
    assertThat(facts.masternode()).isFalse();
  }

  @Test
  void blocksAndTransactionsAreAcknowledgedByTheirHash() {
    var block = TestChain.upTo(1).getLast();
    var transaction = TestChain.transaction(1, 10);

    assertThat(Receipt.of(new News.NewBlock(block)))
        .contains("BlockAnnouncement:" + block.hash().hex());
    assertThat(Receipt.of(new News.NewTransaction(transaction)))
        .contains("TransactionBroadcast:" + transaction.txid().hex());
  }

  @Test
  void newsWaitsWithinABudget() {
    NewsBudget budget = new NewsBudget(1_000);
    long cost = NewsBudget.costOf(new News.NewTransaction(TestChain.transaction(1, 600)));

    assertThat(cost).isGreaterThan(1_000);
    assertThat(budget.isSpent()).isFalse();
    budget.add(cost);
    assertThat(budget.isSpent()).isTrue();
    budget.add(-cost);
    assertThat(budget.isSpent()).isFalse();
  }
}
