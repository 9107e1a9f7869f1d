package org.timecoin.protocol.vote;

import org.timecoin.protocol.bytes.Hash;

/**
 * The block that an instance of voting is named by: the last of a certified run, or an activation's
 * (consensus.md section 3, "Instances and runs").
 *
 * @param height {@code u64}
 * @param hash the block's hash
 */
public record Parent(long height, Hash hash) {

  // Compared for every message; the generated method goes through method handles, which the
  // compiler does not always see through.
  @Override
  public boolean equals(Object other) {
    return other instanceof Parent p && height == p.height && hash.equals(p.hash);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(height) + hash.hashCode();
  }
}
