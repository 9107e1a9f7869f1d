package org.timecoin.consensus.sign;

import org.timecoin.protocol.bytes.Hash;
import org.timecoin.protocol.vote.Statement;

/**
 * What this voter wants to sign. Nothing is signed before it is stored (consensus.md section 3,
 * "Never sign twice").
 *
 * @param statement what
 * @param voterSet the hash of the voters it will be signed among
 * @param backing what must be there again after a restart
 */
public record VoteIntent(Statement statement, Hash voterSet, Backing backing) {}
