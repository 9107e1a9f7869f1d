package org.timecoin.chain.writer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Predicate;
import org.timecoin.chain.apply.ApplyResult;
import org.timecoin.chain.apply.Candidate;
import org.timecoin.chain.apply.CommitNotes;
import org.timecoin.chain.apply.RunOutcome;

/**
 * Requests that are applied in one go: each continues the one before. It grows while it is applied,
 * up to a bound, since the writer has other work as well. Who is answered is let go. For the
 * writer's thread.
 */
final class RunGroup {

  private final Queue<PreparedRun> waiting;
  private final QueueLimits limits;

  /** Not answered yet, oldest first. */
  private final Deque<PreparedRun> open = new ArrayDeque<>();

  private final CommitNotes notes;
  private PreparedRun last;
  private long blocks;
  private long bytes;
  private int answeredBlocks;

  private RunGroup(PreparedRun first, Queue<PreparedRun> waiting, QueueLimits limits) {
    this.waiting = waiting;
    this.limits = limits;
    // Requests with notes are never joined with others; see PreparedRun.isFollowedBy.
    this.notes = first.malformed().isEmpty() ? first.request().notes() : CommitNotes.NONE;
    this.last = first;
    add(first);
  }

  /**
   * The oldest request, and later those that continue it; nothing when an earlier group took all.
   *
   * @param limits of all of them together, unless the first alone is more
   */
  static Optional<RunGroup> of(Queue<PreparedRun> waiting, QueueLimits limits) {
    return Optional.ofNullable(waiting.poll()).map(first -> new RunGroup(first, waiting, limits));
  }

  private void add(PreparedRun request) {
    open.add(request);
    last = request;
    blocks += request.run().size();
    bytes += request.request().bytes();
  }

  /** The blocks of the first request; none when what is first in it is no block. */
  List<Candidate> first() {
    return open.getFirst().run();
  }

  /** Committed with the last block of the first request, if all of it is valid. */
  CommitNotes notes() {
    return notes;
  }

  /** The blocks of those that have come since and continue it; they belong to it from now on. */
  List<Candidate> more() {
    List<Candidate> joined = new ArrayList<>();
    while (Optional.ofNullable(waiting.peek()).filter(this::joins).isPresent()) {
      Optional<PreparedRun> taken = Optional.ofNullable(waiting.poll());
      // The queue may be emptied between the two when the service stops.
      if (taken.filter(this::joins).isEmpty()) {
        taken.ifPresent(other -> other.answer().complete(ApplyQueue.stopping()));
        return joined;
      }
      add(taken.get());
      joined.addAll(last.run());
    }
    return joined;
  }

  private boolean joins(PreparedRun next) {
    return last.isFollowedBy(next)
        && blocks + next.run().size() <= limits.blocksTogether()
        && bytes + next.request().bytes() <= limits.bytes();
  }

  /** Those whose blocks are all committed need not wait for the others. */
  void reached(RunOutcome outcome) {
    answerFirst(outcome, request -> answeredBlocks + request.run().size() <= outcome.committed());
  }

  /** Answers all that are open. */
  void answer(RunOutcome outcome) {
    answerFirst(outcome, request -> true);
  }

  private void answerFirst(RunOutcome outcome, Predicate<PreparedRun> wanted) {
    while (!open.isEmpty() && wanted.test(open.getFirst())) {
      PreparedRun request = open.getFirst();
      request.answer().complete(ResultOfRun.of(outcome, request, answeredBlocks));
      answeredBlocks += request.run().size();
      open.removeFirst();
    }
  }

  /** Answers all that are open with the same. */
  void answer(ApplyResult result) {
    open.forEach(request -> request.answer().complete(result));
    open.clear();
  }
}
