package org.timecoin.contracts.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.timecoin.contracts.log.v1.Announcement;
import org.timecoin.contracts.log.v1.Attestation;
import org.timecoin.contracts.log.v1.Heartbeat;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.message.MasternodeInfo;
import org.timecoin.protocol.message.SignedHeartbeat;
import org.timecoin.protocol.message.WitnessAttestation;
import org.timecoin.protocol.reward.Tier;

class MasternodeMapTest {

  private static final PublicKey KEY = PublicKey.of(filled(32, 7));
  private static final Signature SIGNATURE = Signature.of(filled(64, 9));

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void announcementsComeBackAsTheyWent(Tier tier) {
    MasternodeInfo info = new MasternodeInfo("10.0.0.1:24100", "TIME0abc", tier, KEY);
    assertThat(MasternodeMap.announcement(MasternodeMap.toProto(info))).isEqualTo(info);
  }

  @Test
  void heartbeatsKeepTheirSequenceUnsigned() {
    SignedHeartbeat heartbeat = new SignedHeartbeat("10.0.0.1:24100", -1L, -2L, KEY, SIGNATURE);
    assertThat(MasternodeMap.heartbeat(MasternodeMap.toProto(heartbeat))).isEqualTo(heartbeat);
  }

  @Test
  void attestationsComeBackAsTheyWent() {
    WitnessAttestation attestation =
        new WitnessAttestation(
            Hash.sha256(new byte[] {1}), "10.0.0.2:24100", KEY, 1_764_547_200L, SIGNATURE);
    assertThat(MasternodeMap.attestation(MasternodeMap.toProto(attestation)))
        .isEqualTo(attestation);
  }

  @Test
  void tierOfALaterVersionIsABadRecord() {
    Announcement later = Announcement.newBuilder().setTierValue(17).build();
    assertThatThrownBy(() -> MasternodeMap.announcement(later)).isInstanceOf(BadRecord.class);
  }

  @Test
  void keysAndSignaturesOfAnotherLengthAreBadRecords() {
    ByteString shortKey = ByteString.copyFrom(filled(31, 1));
    ByteString key = ByteString.copyFrom(filled(32, 1));
    assertThatThrownBy(
            () ->
                MasternodeMap.announcement(
                    Announcement.newBuilder().setPublicKey(shortKey).build()))
        .isInstanceOf(BadRecord.class)
        .hasMessageContaining("public key");
    assertThatThrownBy(
            () -> MasternodeMap.heartbeat(Heartbeat.newBuilder().setMasternodePubkey(key).build()))
        .isInstanceOf(BadRecord.class)
        .hasMessageContaining("signature");
    assertThatThrownBy(() -> MasternodeMap.attestation(Attestation.getDefaultInstance()))
        .isInstanceOf(BadRecord.class)
        .hasMessageContaining("hash");
  }
}
