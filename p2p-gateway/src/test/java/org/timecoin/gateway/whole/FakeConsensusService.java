package org.timecoin.gateway.whole;

import com.google.protobuf.ByteString;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import org.timecoin.contracts.consensus.v1.MutinyConsensusGrpc.ConsensusImplBase;
import org.timecoin.contracts.consensus.v1.OwnMasternode;
import org.timecoin.contracts.consensus.v1.StatusRequest;
import org.timecoin.contracts.consensus.v1.StatusResponse;
import org.timecoin.contracts.types.v1.Tier;
import org.timecoin.protocol.key.SigningKey;

/** A consensus service with a masternode. */
@GrpcService
public class FakeConsensusService extends ConsensusImplBase {

  private final ByteString publicKey =
      ByteString.copyFrom(SigningKey.fromSeed(new byte[32]).publicKey().bytes());

  @Override
  public Uni<StatusResponse> status(StatusRequest request) {
    return Uni.createFrom()
        .item(
            StatusResponse.newBuilder()
                .setMasternode(
                    OwnMasternode.newBuilder()
                        .setAddress("127.0.0.1:24100")
                        .setRewardAddress("TIME0L2kwh6usSoRkDQXFh72upd4gUquW5fnu7")
                        .setTier(Tier.TIER_SILVER)
                        .setPublicKey(publicKey))
                .build());
  }
}
