package org.timecoin.contracts.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.timecoin.contracts.types.v1.CertificateSignature;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.SigningKey;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Parent;

class CertificateMapTest {

  private static final Hash SOME = Hash.sha256(new byte[] {1});
  private static final Certificate CERTIFICATE = certificate();

  private static Certificate certificate() {
    SigningKey key = SigningKey.generate(new Random(1));
    Endorsement one = new Endorsement(key.publicKey(), key.sign(SOME.bytes()));
    return new Certificate(new Parent(7, SOME), 9, Hash.ZERO, 3, List.of(one, one));
  }

  @Test
  void aCertificateSurvivesTheWay() {
    assertThat(CertificateMap.certificate(CertificateMap.toProto(CERTIFICATE)))
        .isEqualTo(CERTIFICATE);
  }

  @Test
  void whatIsNoneIsRefusedAsABadRecord() {
    var good = CertificateMap.toProto(CERTIFICATE);
    CertificateSignature signature = good.getSignatures(0);

    assertRefused(good.toBuilder().setRound(-1).build());
    assertRefused(good.toBuilder().setValue(ByteString.EMPTY).build());
    assertRefused(good.toBuilder().setParentHash(ByteString.copyFromUtf8("short")).build());
    assertRefused(good.toBuilder().addAllSignatures(Collections.nCopies(99, signature)).build());
    assertRefused(
        good.toBuilder()
            .addSignatures(signature.toBuilder().setPublicKey(ByteString.EMPTY))
            .build());
    assertRefused(
        good.toBuilder()
            .addSignatures(signature.toBuilder().setSignature(signature.getPublicKey()))
            .build());
  }

  private static void assertRefused(org.timecoin.contracts.types.v1.Certificate message) {
    assertThatThrownBy(() -> CertificateMap.certificate(message)).isInstanceOf(BadRecord.class);
  }
}
