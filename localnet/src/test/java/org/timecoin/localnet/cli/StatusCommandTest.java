package org.timecoin.localnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.timecoin.localnet.plan.HostPort;
import org.timecoin.localnet.status.FleetStatus;
import org.timecoin.localnet.status.FleetStatus.NodeStatus;
import org.timecoin.localnet.status.FleetStatus.ServiceStatus;

class StatusCommandTest {
  @Test
  void theShapeForProgramsIsTheArchitectures() throws Exception {
    JsonNode json = new ObjectMapper().readTree(StatusCommand.json(status()));

    assertThat(json.toString())
        .isEqualTo(
            ("{'network':'testnet','nodes':[{'id':'n0','p2p':'127.0.1.1:24100',"
                    + "'rpc':'127.0.0.1:24101','height':2000,'hash':'ab','expected_height':null,"
                    + "'state':'sync','reason':'a peer is ahead','peers':3,"
                    + "'services':[{'name':'chain','pid':4711,'http':'127.0.0.1:1',"
                    + "'grpc':'127.0.0.1:2','up':true,'rss':5,'pss':4}]}],"
                    + "'kafka':'127.0.0.1:9092','postgres':'127.0.0.1:5432','page':null}")
                .replace('\'', '"'));
  }

  private static FleetStatus status() {
    ServiceStatus chain =
        new ServiceStatus(
            "chain",
            Optional.of(4711L),
            HostPort.local(1),
            HostPort.local(2),
            true,
            Optional.of(5L),
            Optional.of(4L));
    NodeStatus node =
        new NodeStatus(
            "n0",
            new HostPort("127.0.1.1", 24_100),
            HostPort.local(24_101),
            Optional.of(2000L),
            Optional.of("ab"),
            Optional.empty(),
            "sync",
            "a peer is ahead",
            Optional.of(3),
            List.of(chain));
    return new FleetStatus(
        "testnet",
        List.of(node),
        Optional.of(HostPort.local(9092)),
        Optional.of(HostPort.local(5432)),
        Optional.empty());
  }
}
