/** The gateway's gRPC service as a source of checked blocks. */
package org.timecoin.sync.run.gateway;
