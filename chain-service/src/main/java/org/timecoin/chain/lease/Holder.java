package org.timecoin.chain.lease;

/**
 * A process that holds the lease, or would.
 *
 * @param id new at every start, never seen before
 * @param name for people
 * @param grpcAddress where the other services reach it, host:port
 * @param rpcAddress where its JSON-RPC listens, host:port
 */
public record Holder(String id, String name, String grpcAddress, String rpcAddress) {}
