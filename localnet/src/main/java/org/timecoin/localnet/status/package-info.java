/** What a fleet is doing, asked from the outside: health, JSON-RPC, gRPC and the system. */
package org.timecoin.localnet.status;
