package org.timecoin.protocol.run;

import org.timecoin.protocol.bytes.Hash;

/**
 * The block that a run stands on, which names the instance of voting (consensus.md section 3,
 * "Instances and runs").
 *
 * @param height {@code u64}
 * @param hash of the block
 */
public record RunParent(long height, Hash hash) {}
