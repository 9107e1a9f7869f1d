package org.timecoin.protocol.rules;

import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.key.PreparedKeys;
import org.timecoin.protocol.key.ScriptSig;

/**
 * A signature that must be the key's for a block to be valid. Verifying is by far the dearest
 * check, so it is left to the caller, who has the threads: claims are independent of each other.
 *
 * @param height of the block, {@code u64}
 * @param txid the transaction
 * @param input index among its inputs
 * @param scriptSig key and signature
 * @param message what must be signed
 */
public record SignatureClaim(
    long height, Hash txid, int input, ScriptSig scriptSig, ByteString message) {

  /** Verifies the signature; about 80 microseconds. */
  public boolean holds() {
    return scriptSig.signed(message.bytes());
  }

  /** Verifies the signature; less where the key is known already. */
  public boolean holds(PreparedKeys keys) {
    return keys.verify(scriptSig.key(), message.bytes(), scriptSig.signature());
  }

  /** What to say when it doesn't hold. */
  public Violation violation() {
    return new Violation.OfInput(Rule.BAD_SIGNATURE, height, txid, input);
  }
}
