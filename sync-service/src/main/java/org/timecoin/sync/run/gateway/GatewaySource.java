package org.timecoin.sync.run.gateway;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.timecoin.contracts.gateway.v1.FetchBlocksRequest;
import org.timecoin.contracts.gateway.v1.FetchBlocksResponse;
import org.timecoin.contracts.gateway.v1.FetchEnd;
import org.timecoin.contracts.gateway.v1.MutinyPeerGatewayGrpc.MutinyPeerGatewayStub;
import org.timecoin.contracts.gateway.v1.ReportViolationRequest;
import org.timecoin.contracts.types.v1.HeightRange;
import org.timecoin.sync.fetch.FetchResult;
import org.timecoin.sync.fetch.RangeCheck;
import org.timecoin.sync.plan.Action;
import org.timecoin.sync.plan.FetchFault;
import org.timecoin.sync.run.BlockSource;

/** The gateway's gRPC service as a source of checked blocks. */
public final class GatewaySource implements BlockSource {

  private static final Logger LOG = Logger.getLogger(GatewaySource.class);

  /** A gateway that sends nothing for this much longer than its peer may be silent is away. */
  private static final Duration MARGIN = Duration.ofSeconds(3);

  private final MutinyPeerGatewayStub gateway;
  private final RangeCheck check;
  private final InstantSource clock;
  private final Executor workers;
  private final Duration fetchDeadline;
  private final Duration callDeadline;

  /**
   * A source over a stub.
   *
   * @param workers where blocks are checked, never the event loop
   * @param fetchDeadline of one whole request
   * @param callDeadline of every other call
   */
  public GatewaySource(
      MutinyPeerGatewayStub gateway,
      RangeCheck check,
      InstantSource clock,
      Executor workers,
      Duration fetchDeadline,
      Duration callDeadline) {
    this.gateway = gateway;
    this.check = check;
    this.clock = clock;
    this.workers = workers;
    this.fetchDeadline = fetchDeadline;
    this.callDeadline = callDeadline;
  }

  @Override
  public Uni<FetchResult> fetch(Action.Fetch fetch) {
    Reply reply = new Reply(fetch.range().size(), fetch.maxBytes());
    Duration silence = Duration.ofMillis(fetch.silenceMs()).plus(MARGIN);
    return items(fetch)
        .ifNoItem()
        .after(silence)
        .fail()
        .select()
        .first(reply::take)
        .collect()
        .last()
        .emitOn(workers)
        .map(unused -> result(fetch, reply))
        .onFailure()
        .recoverWithItem(e -> new FetchResult.Failed(FetchFault.UNREACHABLE, e.toString()));
  }

  private Multi<FetchBlocksResponse> items(Action.Fetch fetch) {
    FetchBlocksRequest request =
        FetchBlocksRequest.newBuilder()
            .setRange(
                HeightRange.newBuilder()
                    .setFirst(fetch.range().first())
                    .setLast(fetch.range().last()))
            .setPeer(fetch.peer())
            .setTimeoutMs(fetch.silenceMs())
            .build();
    return gateway
        .withDeadlineAfter(fetchDeadline.toMillis(), TimeUnit.MILLISECONDS)
        .fetchBlocks(request);
  }

  private FetchResult result(Action.Fetch fetch, Reply reply) {
    // Whatever the end says, blocks that came are an answer: a contiguous prefix is valid.
    return reply.blocks().isEmpty()
        ? nothing(reply)
        : check.check(fetch.range().first(), reply.blocks(), clock.instant().getEpochSecond());
  }

  private static FetchResult nothing(Reply reply) {
    FetchEnd end = reply.end().orElse(FetchEnd.getDefaultInstance());
    FetchFault fault =
        switch (end.getOutcome()) {
          case OUTCOME_TIMEOUT -> FetchFault.TIMEOUT;
          case OUTCOME_CLOSED -> FetchFault.CLOSED;
          case OUTCOME_NO_PEER -> FetchFault.NO_PEER;
          case OUTCOME_MALFORMED -> FetchFault.MALFORMED;
          case OUTCOME_BUSY -> FetchFault.BUSY;
          case OUTCOME_COMPLETE, OUTCOME_PREFIX -> FetchFault.EMPTY;
          case OUTCOME_UNSPECIFIED, UNRECOGNIZED -> FetchFault.UNREACHABLE;
        };
    return new FetchResult.Failed(fault, end.getDetail());
  }

  @Override
  public void blame(Action.Blame blame) {
    ReportViolationRequest request =
        ReportViolationRequest.newBuilder()
            .setPeer(blame.peer())
            .setRule(blame.rule())
            .setDetail(blame.detail())
            .build();
    gateway
        .withDeadlineAfter(callDeadline.toMillis(), TimeUnit.MILLISECONDS)
        .reportViolation(request)
        .ifNoItem()
        .after(callDeadline)
        .fail()
        .subscribe()
        .with(
            answer ->
                LOG.warnf(
                    "%s broke %s (%s); violations of that address: %d%s",
                    blame.peer(),
                    blame.rule(),
                    blame.detail(),
                    answer.getCount(),
                    answer.getBanned() ? ", banned" : ""),
            failure ->
                LOG.warnf(
                    "%s broke %s (%s), and the gateway could not be told: %s",
                    blame.peer(), blame.rule(), blame.detail(), failure.getMessage()));
  }
}
