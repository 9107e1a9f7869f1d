package org.timecoin.consensus.api;

import com.google.protobuf.UnsafeByteOperations;
import io.grpc.Status;
import org.timecoin.consensus.registry.Masternode;
import org.timecoin.contracts.consensus.v1.OwnMasternode;
import org.timecoin.contracts.map.MasternodeMap;
import org.timecoin.protocol.message.MasternodeInfo;

/** Our values as protobuf. */
final class Answers {

  private Answers() {}

  static OwnMasternode own(MasternodeInfo me) {
    return OwnMasternode.newBuilder()
        .setAddress(me.address())
        .setRewardAddress(me.rewardAddress())
        .setTier(MasternodeMap.toProto(me.tier()))
        .setPublicKey(UnsafeByteOperations.unsafeWrap(me.publicKey().bytes()))
        .build();
  }

  static org.timecoin.contracts.consensus.v1.Masternode masternode(Masternode m, long now) {
    var answer =
        org.timecoin.contracts.consensus.v1.Masternode.newBuilder()
            .setAddress(m.address())
            .setRewardAddress(m.rewardAddress())
            .setAnnouncedTier(MasternodeMap.toProto(m.announcedTier()))
            .setPublicKey(UnsafeByteOperations.unsafeWrap(m.key().bytes()))
            .setRegisteredAt(m.registeredAt())
            .setLastSeen(m.lastSeen())
            .setVerifiedHeartbeats(m.verifiedHeartbeats())
            .setOnline(m.isOnline(now));
    m.lastHeartbeat().ifPresent(answer::setLastHeartbeat);
    m.sequence().ifPresent(answer::setHeartbeatSequence);
    return answer.build();
  }

  static Throwable unavailable(Throwable cause) {
    return Status.UNAVAILABLE
        .withDescription("the registry does not answer")
        .withCause(cause)
        .asRuntimeException();
  }
}
