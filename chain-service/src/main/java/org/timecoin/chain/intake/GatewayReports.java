package org.timecoin.chain.intake;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.timecoin.chain.apply.Refusal;
import org.timecoin.contracts.gateway.v1.MutinyPeerGatewayGrpc.MutinyPeerGatewayStub;
import org.timecoin.contracts.gateway.v1.ReportViolationRequest;

/** Reports to the gateway over gRPC. */
public final class GatewayReports implements ViolationReports {

  private static final Logger LOG = Logger.getLogger(GatewayReports.class);

  private final MutinyPeerGatewayStub gateway;
  private final Duration timeout;

  /** Reports that may take so long. */
  public GatewayReports(MutinyPeerGatewayStub gateway, Duration timeout) {
    this.gateway = gateway;
    this.timeout = timeout;
  }

  @Override
  public void report(String peer, Refusal.Broken broken) {
    ReportViolationRequest request =
        ReportViolationRequest.newBuilder()
            .setPeer(peer)
            .setRule(broken.rule())
            .setDetail(broken.detail())
            .build();
    var unused =
        gateway
            .withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS)
            .reportViolation(request)
            .subscribe()
            .with(
                counted -> LOG.debugf("%s counted against %s", broken.rule(), peer),
                failure -> LOG.infof("a violation was not reported: %s", failure.getMessage()));
  }
}
