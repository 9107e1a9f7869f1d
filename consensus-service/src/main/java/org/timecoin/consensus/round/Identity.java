package org.timecoin.consensus.round;

import java.util.function.Function;
import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;

/**
 * This voter's key. Signing is a pure function: Ed25519 gives the same signature for the same
 * message.
 *
 * @param key the public half
 * @param signer signs a message; asked only for what is stored
 */
public record Identity(PublicKey key, Function<byte[], Signature> signer) {}
