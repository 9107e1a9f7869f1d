/** The chain's gRPC service: where it stands, and ranges for it. */
package org.timecoin.sync.run.chain;
