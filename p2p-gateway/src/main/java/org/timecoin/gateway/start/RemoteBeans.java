package org.timecoin.gateway.start;

import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.timecoin.contracts.chain.v1.MutinyChainGrpc.MutinyChainStub;
import org.timecoin.contracts.consensus.v1.MutinyConsensusGrpc.MutinyConsensusStub;
import org.timecoin.gateway.config.P2pConfig;
import org.timecoin.gateway.remote.ChainClient;
import org.timecoin.gateway.remote.ConsensusClient;
import org.timecoin.gateway.serve.ChainSource;
import org.timecoin.gateway.serve.RecentTip;

/** The other services of the node. */
@Singleton
final class RemoteBeans {

  @Produces
  @Singleton
  ChainSource chain(@GrpcClient("chain") MutinyChainStub stub, P2pConfig config) {
    return new ChainClient(stub, config.timing().serviceDeadline());
  }

  @Produces
  @Singleton
  ConsensusClient consensus(@GrpcClient("consensus") MutinyConsensusStub stub, P2pConfig config) {
    return new ConsensusClient(stub, config.timing().serviceDeadline());
  }

  @Produces
  @Singleton
  RecentTip tip(ChainSource chain, P2pConfig config) {
    return new RecentTip(chain, config.timing().tipAge());
  }
}
