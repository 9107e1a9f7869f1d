package org.timecoin.protocol.vote;

import org.timecoin.protocol.bytes.PublicKey;
import org.timecoin.protocol.bytes.Signature;

/**
 * One voter's part in a quorum; what was signed follows from the quorum.
 *
 * @param key the voter's
 * @param signature over the statement that all of the quorum signed
 */
public record Endorsement(PublicKey key, Signature signature) {}
