package org.timecoin.sync.run.chain;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import org.timecoin.contracts.chain.v1.ImportRequest;
import org.timecoin.contracts.chain.v1.ImportResponse;
import org.timecoin.sync.run.ImportListener;
import org.timecoin.sync.run.loop.EventLoop;

/**
 * One call of Chain.Import: ranges go out, and one answer for each comes back in the same order.
 * After it broke or was closed its late signals mean nothing.
 */
final class ImportStream {

  private final EventLoop loop;
  private final ImportListener listener;
  private final UnicastProcessor<ImportRequest> requests = UnicastProcessor.create();
  private final Deque<Long> unanswered = new ArrayDeque<>();
  private final Cancellable responses;
  private boolean over;

  ImportStream(
      EventLoop loop,
      ImportListener listener,
      Function<Multi<ImportRequest>, Multi<ImportResponse>> call) {
    this.loop = loop;
    this.listener = listener;
    this.responses =
        call.apply(requests)
            .emitOn(loop)
            .subscribe()
            .with(
                this::answered,
                failure -> broken(failure.toString()),
                () -> broken("the chain ended the stream"));
  }

  void send(long request, ImportRequest message) {
    unanswered.addLast(request);
    requests.onNext(message);
  }

  private void answered(ImportResponse response) {
    loop.check();
    if (over) {
      return;
    }
    Optional<Long> request = Optional.ofNullable(unanswered.pollFirst());
    if (request.isEmpty()) {
      broken("the chain answered what it was not asked");
      return;
    }
    listener.verdict(request.get(), Verdicts.of(response));
  }

  private void broken(String reason) {
    if (!over) {
      abandon(reason);
    }
  }

  /** Gives the stream up: whatever was not answered will not be. */
  void abandon(String reason) {
    over = true;
    responses.cancel();
    listener.broken(reason);
  }

  /** Ends it in good order: everything was answered. */
  void complete() {
    over = true;
    requests.onComplete();
  }

  int unanswered() {
    return unanswered.size();
  }

  boolean isOver() {
    return over;
  }
}
