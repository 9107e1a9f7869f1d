package org.timecoin.sync.run.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.timecoin.contracts.chain.v1.Applied;
import org.timecoin.contracts.chain.v1.ImportRequest;
import org.timecoin.contracts.chain.v1.ImportResponse;
import org.timecoin.contracts.chain.v1.Unavailable;
import org.timecoin.contracts.map.ChainMap;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.sync.plan.Tip;
import org.timecoin.sync.plan.Verdict;
import org.timecoin.sync.run.ImportListener;
import org.timecoin.sync.run.VirtualLoop;

/** Answers belong to questions by their order, and a broken stream says so once. */
class ImportStreamTest {

  private final VirtualLoop loop = new VirtualLoop();
  private final UnicastProcessor<ImportResponse> answers = UnicastProcessor.create();
  private final List<ImportRequest> sent = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final ImportStream stream =
      new ImportStream(
          loop,
          new Heard(),
          requests -> {
            requests.subscribe().with(sent::add);
            return answers;
          });

  private final class Heard implements ImportListener {
    @Override
    public void verdict(long request, Verdict verdict) {
      heard.add(request + " " + verdict.getClass().getSimpleName());
    }

    @Override
    public void broken(String reason) {
      heard.add("broken");
    }
  }

  private static ImportResponse applied(long height) {
    return ImportResponse.newBuilder()
        .setApplied(Applied.newBuilder().setTip(ChainMap.ref(height, Hash.ZERO)))
        .build();
  }

  private void send(long request) {
    loop.now(() -> stream.send(request, ImportRequest.getDefaultInstance()));
  }

  @Test
  void answersGoToTheRangesInTheirOrder() {
    send(7);
    send(9);
    assertThat(sent).hasSize(2);
    assertThat(stream.unanswered()).isEqualTo(2);
    answers.onNext(applied(1));
    answers.onNext(
        ImportResponse.newBuilder().setUnavailable(Unavailable.getDefaultInstance()).build());
    loop.pass(0);
    assertThat(heard).containsExactly("7 Applied", "9 Unavailable");
    assertThat(stream.unanswered()).isZero();
  }

  @Test
  void aFailureIsToldOnceAndNothingAfterIt() {
    send(7);
    answers.onError(new IllegalStateException("gone"));
    loop.pass(0);
    assertThat(heard).containsExactly("broken");
    assertThat(stream.isOver()).isTrue();
  }

  @Test
  void aStreamThatTheChainEndsIsBroken() {
    send(7);
    answers.onComplete();
    loop.pass(0);
    assertThat(heard).containsExactly("broken");
  }

  @Test
  void anAnswerToNothingBreaksIt() {
    answers.onNext(applied(1));
    loop.pass(0);
    assertThat(heard).containsExactly("broken");
  }

  @Test
  void endedInGoodOrderItSaysNothing() {
    loop.now(stream::complete);
    answers.onComplete();
    loop.pass(0);
    assertThat(heard).isEmpty();
  }

  @Test
  void anAnswerWithoutContentDecidesNothing() {
    assertThat(Verdicts.of(ImportResponse.getDefaultInstance()))
        .isInstanceOf(Verdict.Unavailable.class);
    assertThat(Verdicts.of(applied(5))).isEqualTo(new Verdict.Applied(new Tip(5, Hash.ZERO)));
  }
}
