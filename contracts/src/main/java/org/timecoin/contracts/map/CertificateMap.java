package org.timecoin.contracts.map;

import com.google.protobuf.UnsafeByteOperations;
import java.util.List;
import org.timecoin.contracts.types.v1.CertificateSignature;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.vote.Certificate;
import org.timecoin.protocol.vote.Endorsement;
import org.timecoin.protocol.vote.Parent;
import org.timecoin.protocol.vote.Quorum;

/**
 * Certificates to and from protobuf. Reading throws {@link BadRecord} and nothing else, and checks
 * nothing but the form.
 */
public final class CertificateMap {

  private CertificateMap() {}

  /** A certificate with all its signatures. */
  public static org.timecoin.contracts.types.v1.Certificate toProto(Certificate certificate) {
    return org.timecoin.contracts.types.v1.Certificate.newBuilder()
        .setParentHeight(certificate.parent().height())
        .setParentHash(ChainMap.toProto(certificate.parent().hash()))
        .setLastHeight(certificate.lastHeight())
        .setValue(ChainMap.toProto(certificate.value()))
        .setRound(certificate.round())
        .addAllSignatures(certificate.precommits().stream().map(CertificateMap::toProto).toList())
        .build();
  }

  private static CertificateSignature toProto(Endorsement endorsement) {
    return CertificateSignature.newBuilder()
        .setPublicKey(UnsafeByteOperations.unsafeWrap(endorsement.key().bytes()))
        .setSignature(UnsafeByteOperations.unsafeWrap(endorsement.signature().bytes()))
        .build();
  }

  /** The certificate in a message. */
  public static Certificate certificate(org.timecoin.contracts.types.v1.Certificate message) {
    if (message.getRound() < 0) {
      throw new BadRecord("a certificate's round is below 2^31");
    }
    if (message.getSignaturesCount() > Quorum.VOTERS_MOST) {
      throw new BadRecord("a certificate has at most 100 signatures");
    }
    List<Endorsement> precommits =
        message.getSignaturesList().stream().map(CertificateMap::endorsement).toList();
    return new Certificate(
        new Parent(message.getParentHeight(), ChainMap.hash(message.getParentHash())),
        message.getLastHeight(),
        ChainMap.hash(message.getValue()),
        message.getRound(),
        precommits);
  }

  private static Endorsement endorsement(CertificateSignature message) {
    if (message.getPublicKey().size() != PublicKey.LENGTH
        || message.getSignature().size() != Signature.LENGTH) {
      throw new BadRecord("a certificate's keys have 32 bytes and its signatures 64");
    }
    return new Endorsement(
        PublicKey.of(message.getPublicKey().toByteArray()),
        Signature.of(message.getSignature().toByteArray()));
  }
}
