package org.timecoin.chain.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.timecoin.protocol.bytes.Hash;

// Some questions are asked only for the scan they cause.
@SuppressWarnings("FutureReturnValueIgnored")
class UtxoSummariesTest {

  private static final Hash TIP = Hash.sha256(new byte[] {1});
  private static final Hash NEXT = Hash.sha256(new byte[] {2});

  private final List<CompletableFuture<UtxoSummary>> scans = new ArrayList<>();
  private final UtxoSummaries summaries =
      new UtxoSummaries(
          () -> {
            CompletableFuture<UtxoSummary> scan = new CompletableFuture<>();
            scans.add(scan);
            return Uni.createFrom().completionStage(scan);
          });

  @Test
  void thoseWhoAskMeanwhileShareOneScan() {
    CompletableFuture<UtxoSummary> first = ask(summaries.at(TIP));
    CompletableFuture<UtxoSummary> second = ask(summaries.at(NEXT));
    scans.getFirst().complete(summary(TIP));

    assertThat(scans).hasSize(1);
    assertThat(List.of(first, second)).allMatch(f -> f.join().equals(summary(TIP)));
  }

  @Test
  void aTipIsScannedOnce() {
    ask(summaries.at(TIP));
    scans.getFirst().complete(summary(TIP));

    assertThat(ask(summaries.at(TIP)).join()).isEqualTo(summary(TIP));
    assertThat(scans).hasSize(1);
  }

  @Test
  void anotherTipIsScannedAnew() {
    ask(summaries.at(TIP));
    scans.getFirst().complete(summary(TIP));
    ask(summaries.at(NEXT));

    assertThat(scans).hasSize(2);
  }

  @Test
  void freshMeansFresh() {
    ask(summaries.at(TIP));
    scans.getFirst().complete(summary(TIP));
    ask(summaries.fresh());

    assertThat(scans).hasSize(2);
  }

  @Test
  void aScanThatBeganBeforeIsNotFreshAndThoseWhoWaitShareTheNext() {
    CompletableFuture<UtxoSummary> early = ask(summaries.at(TIP));
    CompletableFuture<UtxoSummary> fresh = ask(summaries.fresh());
    CompletableFuture<UtxoSummary> another = ask(summaries.fresh());
    assertThat(scans).as("one at a time").hasSize(1);

    scans.getFirst().complete(summary(TIP));
    assertThat(early.join()).isEqualTo(summary(TIP));
    assertThat(fresh).isNotDone();
    assertThat(scans).hasSize(2);
    CompletableFuture<UtxoSummary> later = ask(summaries.fresh());

    scans.get(1).complete(summary(NEXT));
    assertThat(List.of(fresh, another)).allMatch(f -> f.join().equals(summary(NEXT)));
    assertThat(later).as("asked when the second had begun").isNotDone();
    scans.get(2).completeExceptionally(new IllegalStateException("planted"));
    assertThat(later).isCompletedExceptionally();
  }

  @Test
  void whoAsksJustAsAScanEndsSharesTheNextToo() {
    List<CompletableFuture<UtxoSummary>> late = new ArrayList<>();
    ask(summaries.at(TIP));
    CompletableFuture<UtxoSummary> waiting = ask(summaries.fresh());
    // The last to wait is told first: before whoever begins the next scan.
    ask(summaries.at(TIP))
        .thenRun(
            () -> {
              late.add(ask(summaries.fresh()));
              late.add(ask(summaries.at(NEXT)));
            });

    scans.getFirst().complete(summary(TIP));
    assertThat(scans).as("one at a time").hasSize(2);

    scans.get(1).complete(summary(NEXT));
    assertThat(late).hasSize(2).allMatch(f -> f.join().equals(summary(NEXT)));
    assertThat(waiting.join()).isEqualTo(summary(NEXT));
    assertThat(scans).hasSize(2);
  }

  @Test
  void aFailureIsToldAndNotKept() {
    CompletableFuture<UtxoSummary> failed = ask(summaries.at(TIP));
    scans.getFirst().completeExceptionally(new IllegalStateException("planted"));
    ask(summaries.at(TIP));

    assertThat(failed).isCompletedExceptionally();
    assertThat(scans).hasSize(2);
  }

  @Test
  void oneWhoGivesUpEndsItForNobodyElse() {
    ask(summaries.at(TIP).ifNoItem().after(Duration.ofMillis(1)).fail())
        .exceptionally(
            e -> {
              assertThat(e).isNotNull();
              return summary(NEXT);
            })
        .join();
    CompletableFuture<UtxoSummary> patient = ask(summaries.at(TIP));
    scans.getFirst().complete(summary(TIP));

    assertThat(patient.join()).isEqualTo(summary(TIP));
    assertThat(scans).hasSize(1);
  }

  private static CompletableFuture<UtxoSummary> ask(Uni<UtxoSummary> summary) {
    return summary.subscribeAsCompletionStage();
  }

  private static UtxoSummary summary(Hash tip) {
    return new UtxoSummary(1, tip, Hash.ZERO, 1, 1, 1);
  }
}
