package org.timecoin.protocol.key;

import java.util.random.RandomGenerator;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;

/**
 * An Ed25519 private key: the 32-byte seed of RFC 8032 and the public key that follows from it.
 * Never printed: its text form shows the public key.
 */
public final class SigningKey {

  /** Bytes in a seed. */
  public static final int SEED_LENGTH = Ed25519.SECRET_KEY_SIZE;

  private final byte[] seed;

  /** The public key's bytes: signing without them would compute them anew each time. */
  private final byte[] keyBytes;

  private final PublicKey publicKey;

  private SigningKey(byte[] seed) {
    this.seed = seed;
    this.keyBytes = new byte[PublicKey.LENGTH];
    Ed25519.generatePublicKey(seed, 0, keyBytes, 0);
    this.publicKey = PublicKey.of(keyBytes);
  }

  /** The key with this seed of 32 bytes; any other length is an IllegalArgumentException. */
  public static SigningKey fromSeed(byte[] seed) {
    if (seed.length != SEED_LENGTH) {
      throw new IllegalArgumentException("a seed has 32 bytes, not " + seed.length);
    }
    return new SigningKey(seed.clone());
  }

  /** A new key. Outside of tests the randomness is a SecureRandom. */
  public static SigningKey generate(RandomGenerator random) {
    byte[] seed = new byte[SEED_LENGTH];
    random.nextBytes(seed);
    return new SigningKey(seed);
  }

  /** The key in a PEM text, see {@link SigningKeyPem}. */
  public static SigningKey fromPem(String pem) throws KeyFormatFault {
    return SigningKeyPem.read(pem);
  }

  /** The key as a PEM text of PKCS#8, as OpenSSL writes it. */
  public String toPem() {
    return SigningKeyPem.write(seed);
  }

  /** The public half. */
  public PublicKey publicKey() {
    return publicKey;
  }

  /** The address of the public half. */
  public Address address(AddressDigit digit) {
    return Address.of(publicKey, digit);
  }

  /** The signature over a message; the same message always gives the same signature. */
  public Signature sign(byte[] message) {
    byte[] signature = new byte[Signature.LENGTH];
    // Only ever with the key of this very seed: with another one a signature would give the seed
    // away.
    Ed25519.sign(seed, 0, keyBytes, 0, message, 0, message.length, signature, 0);
    return Signature.of(signature);
  }

  @Override
  public String toString() {
    return "SigningKey[" + publicKey + "]";
  }
}
