/**
 * What the gateway reads from Kafka: commands of the other services, and its own earlier traces.
 */
package org.timecoin.gateway.intake;
