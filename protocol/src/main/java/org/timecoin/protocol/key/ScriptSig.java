package org.timecoin.protocol.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.timecoin.protocol.block.Transaction;
import org.timecoin.protocol.block.TxInput;
import org.timecoin.protocol.bytes.ByteString;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;

/**
 * The proof in an input that its output may be spent: public key ‖ signature, 96 bytes (protocol.md
 * section 3). Three things make it valid: its length, that the key's address is the output's
 * script_pubkey, and the signature over {@link SigningMessages#forInput}.
 *
 * @param key whose address the output pays to
 * @param signature over the input's message
 */
public record ScriptSig(PublicKey key, Signature signature) {

  /** Bytes of a script_sig. */
  public static final int LENGTH = PublicKey.LENGTH + Signature.LENGTH;

  /** The script_sig in these bytes, or nothing when they are not 96. */
  public static Optional<ScriptSig> parse(ByteString bytes) {
    if (bytes.length() != LENGTH) {
      return Optional.empty();
    }
    byte[] raw = bytes.bytes();
    return Optional.of(new ScriptSig(PublicKey.of(raw, 0), Signature.of(raw, PublicKey.LENGTH)));
  }

  /** The 96 bytes. */
  public ByteString encode() {
    byte[] raw = new byte[LENGTH];
    key.copyTo(raw, 0);
    signature.copyTo(raw, PublicKey.LENGTH);
    return ByteString.of(raw);
  }

  /** Whether the key's address, on networks with this digit, is what the script pays to. */
  public boolean owns(ByteString scriptPubkey, AddressDigit digit) {
    return scriptPubkey.isUtf8(Address.of(key, digit).text());
  }

  /** Whether the signature is the key's over this message. */
  public boolean signed(byte[] message) {
    return SignatureCheck.verify(key, message, signature);
  }

  /**
   * The transaction with every input signed.
   *
   * @param tx what to sign; script_sigs in it are replaced
   * @param keys one for each input, in order; another number is an IllegalArgumentException
   */
  public static Transaction sign(Transaction tx, List<SigningKey> keys) {
    if (keys.size() != tx.inputs().size()) {
      throw new IllegalArgumentException(
          tx.inputs().size() + " inputs need as many keys, not " + keys.size());
    }
    SigningMessages messages = SigningMessages.of(tx);
    List<TxInput> signed = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      TxInput input = tx.inputs().get(i);
      SigningKey key = keys.get(i);
      ScriptSig sig = new ScriptSig(key.publicKey(), key.sign(messages.forInput(i)));
      signed.add(new TxInput(input.previousOutput(), sig.encode(), input.sequence()));
    }
    return new Transaction(tx.version(), signed, tx.outputs(), tx.lockTime(), tx.timestamp());
  }
}
