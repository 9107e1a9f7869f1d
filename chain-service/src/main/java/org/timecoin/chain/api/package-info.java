/** What others may ask of the chain: over gRPC and over JSON-RPC. */
package org.timecoin.chain.api;
