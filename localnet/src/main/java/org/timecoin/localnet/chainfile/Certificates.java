package org.timecoin.localnet.chainfile;

import com.google.protobuf.ByteString;
import org.timecoin.contracts.types.v1.Certificate;
import org.timecoin.contracts.types.v1.CertificateSignature;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.message.QuorumVote;
import org.timecoin.protocol.message.RunCertificate;
import org.timecoin.protocol.run.RunParent;

/** Certificates as services and as peers speak of them. */
final class Certificates {

  private Certificates() {}

  static RunCertificate of(Certificate message) {
    return new RunCertificate(
        new RunParent(message.getParentHeight(), Hash.of(message.getParentHash().toByteArray())),
        message.getLastHeight(),
        Hash.of(message.getValue().toByteArray()),
        message.getRound(),
        message.getSignaturesList().stream().map(Certificates::vote).toList());
  }

  private static QuorumVote vote(CertificateSignature message) {
    return new QuorumVote(
        PublicKey.of(message.getPublicKey().toByteArray()),
        Signature.of(message.getSignature().toByteArray()));
  }

  static Certificate toProto(RunCertificate certificate) {
    return Certificate.newBuilder()
        .setParentHeight(certificate.parent().height())
        .setParentHash(bytes(certificate.parent().hash()))
        .setLastHeight(certificate.lastHeight())
        .setValue(bytes(certificate.value()))
        .setRound(certificate.round())
        .addAllSignatures(certificate.precommits().stream().map(Certificates::toProto).toList())
        .build();
  }

  private static CertificateSignature toProto(QuorumVote vote) {
    return CertificateSignature.newBuilder()
        .setPublicKey(ByteString.copyFrom(vote.publicKey().bytes()))
        .setSignature(ByteString.copyFrom(vote.signature().bytes()))
        .build();
  }

  private static ByteString bytes(Hash hash) {
    return ByteString.copyFrom(hash.bytes());
  }
}
