package org.timecoin.bench.votes;

import java.util.List;
import java.util.SplittableRandom;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.timecoin.protocol.vote.Endorsement;

/**
 * The same signatures as bare arrays for the library that we use: what any program on it must at
 * least do for as many signatures.
 */
@State(Scope.Benchmark)
public class RawSignatures {

  private byte[] message = {};
  private byte[][] keys = {};
  private byte[][] signatures = {};
  private final byte[] seed = new byte[Ed25519.SECRET_KEY_SIZE];
  private final byte[] seedsKey = new byte[Ed25519.PUBLIC_KEY_SIZE];

  /** Takes the signatures of the certificate, and a key to sign with. */
  @Setup
  public void make(Electorate electorate) {
    take(electorate.election());
  }

  void take(Election election) {
    message = election.signBytes();
    List<Endorsement> quorum = election.certificate().precommits();
    keys = quorum.stream().map(one -> one.key().bytes()).toArray(byte[][]::new);
    signatures = quorum.stream().map(one -> one.signature().bytes()).toArray(byte[][]::new);
    new SplittableRandom(7).nextBytes(seed);
    Ed25519.generatePublicKey(seed, 0, seedsKey, 0);
  }

  /** How many signatures there are to check. */
  int count() {
    return signatures.length;
  }

  /** A signature over the message. */
  byte[] sign() {
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.sign(seed, 0, seedsKey, 0, message, 0, message.length, signature, 0);
    return signature;
  }

  /** Whether the first signature is one. */
  boolean verify() {
    return verify(0);
  }

  /** Whether all are. */
  boolean verifyAll() {
    boolean valid = true;
    for (int i = 0; i < keys.length; i++) {
      valid &= verify(i);
    }
    return valid;
  }

  private boolean verify(int i) {
    return Ed25519.verify(signatures[i], 0, keys[i], 0, message, 0, message.length);
  }
}
