package org.timecoin.consensus.store.votes;

import java.util.ArrayList;
import java.util.List;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;
import org.timecoin.protocol.vote.Endorsement;

/** A quorum as bytes: public key and signature of each, one after another. */
final class BackingBytes {

  private static final int EACH = PublicKey.LENGTH + Signature.LENGTH;

  private BackingBytes() {}

  static byte[] encode(List<Endorsement> quorum) {
    byte[] bytes = new byte[EACH * quorum.size()];
    for (int i = 0; i < quorum.size(); i++) {
      quorum.get(i).key().copyTo(bytes, i * EACH);
      quorum.get(i).signature().copyTo(bytes, i * EACH + PublicKey.LENGTH);
    }
    return bytes;
  }

  static List<Endorsement> decode(byte[] bytes) {
    List<Endorsement> quorum = new ArrayList<>();
    for (int at = 0; at + EACH <= bytes.length; at += EACH) {
      quorum.add(
          new Endorsement(PublicKey.of(bytes, at), Signature.of(bytes, at + PublicKey.LENGTH)));
    }
    return quorum;
  }
}
