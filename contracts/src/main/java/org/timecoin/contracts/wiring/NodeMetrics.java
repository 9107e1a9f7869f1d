package org.timecoin.contracts.wiring;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.timecoin.contracts.node.NodeConfig;

/** Every metric says which service of which node it is of: a hosted fleet has many. */
@Singleton
final class NodeMetrics {

  @Produces
  @Singleton
  MeterFilter labels(
      NodeConfig node, @ConfigProperty(name = "quarkus.application.name") String service) {
    return MeterFilter.commonTags(Tags.of("node", node.nodeId(), "service", service));
  }
}
