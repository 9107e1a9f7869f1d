package org.timecoin.sync.api;

import java.util.List;
import org.timecoin.contracts.sync.v1.PlanResponse;
import org.timecoin.contracts.sync.v1.PlannedRange.Stage;
import org.timecoin.contracts.sync.v1.StatusResponse;
import org.timecoin.contracts.sync.v1.SyncState;
import org.timecoin.contracts.types.v1.HeightRange;
import org.timecoin.sync.plan.PlannedRange;
import org.timecoin.sync.watch.SyncReport;

/** Our values as protobuf. */
final class Answers {

  private Answers() {}

  static StatusResponse status(SyncReport report) {
    StatusResponse.Builder answer =
        StatusResponse.newBuilder()
            .setState(state(report))
            .setReason(report.reason())
            .setHeight(report.height())
            .setExpectedHeight(report.expectedHeight())
            .setTargetHeight(report.targetHeight())
            .setBlocksPerSecond(report.blocksPerSecond())
            .setPeers(report.peers())
            .setWorkers(1)
            .setRangesInFlight(report.inFlight());
    report.etaSeconds().ifPresent(answer::setEtaSeconds);
    return answer.build();
  }

  private static SyncState state(SyncReport report) {
    return switch (org.timecoin.sync.watch.SyncState.of(report.decision())) {
      case SYNC -> SyncState.SYNC_STATE_SYNC;
      case STEADY -> SyncState.SYNC_STATE_STEADY;
      case WAITING -> SyncState.SYNC_STATE_WAITING;
    };
  }

  static PlanResponse plan(List<PlannedRange> ranges) {
    PlanResponse.Builder plan = PlanResponse.newBuilder();
    for (PlannedRange planned : ranges) {
      plan.addRangesBuilder()
          .setRange(
              HeightRange.newBuilder()
                  .setFirst(planned.range().first())
                  .setLast(planned.range().last()))
          .setStage(stage(planned.stage()))
          .setPeer(planned.peer().orElse(""))
          .setAttempts(planned.attempts());
    }
    return plan.build();
  }

  private static Stage stage(PlannedRange.Stage stage) {
    return switch (stage) {
      case WAITING -> Stage.STAGE_WAITING;
      case FETCHING -> Stage.STAGE_FETCHING;
      case FETCHED -> Stage.STAGE_FETCHED;
      case APPLYING -> Stage.STAGE_APPLYING;
    };
  }
}
