package org.timecoin.localnet.plan;

/**
 * Where a service is reached inside the node.
 *
 * @param grpc the gRPC port on 127.0.0.1
 * @param http the management port on 127.0.0.1: health and metrics
 */
public record ServicePorts(int grpc, int http) {}
